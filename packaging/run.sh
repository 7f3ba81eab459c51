#!/bin/sh
# Runs the program in an image: PROGRAM_DIRECTORY beside this script's runtime.
set -eu
program=${ANTIPHON_PROGRAM:-/opt/antiphon}
cache=
[ ! -f "$program/antiphon.aot" ] || cache=-XX:AOTCache=$program/antiphon.aot
umask 077
# shellcheck disable=SC2086
exec "${ANTIPHON_JAVA:-/opt/runtime/bin/java}" "@$program/java.options" $cache -Xlog:aot=off -Xlog:cds=off ${ANTIPHON_JAVA_OPTS:-} \
    -jar "$program/antiphon.jar" "$@"
