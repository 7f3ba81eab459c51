#!/bin/sh
# Runs the program in an image: PROGRAM_DIRECTORY beside this script's runtime. See packaging/warm-up.sh for the flags, which must be the same.
set -eu
program=${ANTIPHON_PROGRAM:-/opt/antiphon}
cache=
[ ! -f "$program/antiphon.aot" ] || cache=-XX:AOTCache=$program/antiphon.aot
umask 077
# shellcheck disable=SC2086
exec "${ANTIPHON_JAVA:-/opt/runtime/bin/java}" -Xmx256m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
    -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    $cache -Xlog:aot=off -Xlog:cds=off ${ANTIPHON_JAVA_OPTS:-} -jar "$program/antiphon.jar" "$@"
