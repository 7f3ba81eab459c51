#!/bin/sh
# Makes the ahead-of-time cache for a program and a runtime at the places where they will run: both are part of it.
#   packaging/warm-up.sh JAVA PROGRAM_DIRECTORY
set -eu
java=$1
program=$2
"$java" "@$program/java.options" "-XX:AOTCacheOutput=$program/antiphon.aot" -Xlog:aot=error -Xlog:cds=error -jar "$program/antiphon.jar" warm-up
