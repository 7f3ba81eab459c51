#!/bin/sh
# Makes a Java runtime that holds only what the program needs.
#   packaging/runtime.sh TARGET     with the JDK of JAVA_HOME, or of the java on PATH
set -eu
target=$1
jlink=${JAVA_HOME:+$JAVA_HOME/bin/}jlink
"$jlink" --output "$target" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --add-modules java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.localedata,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs
