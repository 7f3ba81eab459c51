#!/bin/sh
# Builds the program from the sources: server/target/antiphon with antiphon.jar and lib/.
# The image's build and continuous integration call it.
set -eu
cd "$(dirname "$0")/.."
mvn --batch-mode --no-transfer-progress package -pl server -am -Dquick -Dmaven.test.skip=true -Dspotless.check.skip=true "$@"
