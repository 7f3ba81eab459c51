#!/bin/sh
# Makes the ahead-of-time cache for a program and a runtime at the places where they will run: both are part of it.
#   packaging/warm-up.sh JAVA PROGRAM_DIRECTORY
set -eu
java=$1
program=$2
"$java" -Xmx256m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \
    -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    "-XX:AOTCacheOutput=$program/antiphon.aot" -Xlog:aot=error -Xlog:cds=error -jar "$program/antiphon.jar" warm-up
