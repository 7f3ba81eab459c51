/// The command line. Commands that need the library talk to the running server, or open it themselves when none runs.
@NullMarked
package io.antiphon.server.cli;

import org.jspecify.annotations.NullMarked;
