/// Tracks whose files are gone: what hangs on them, and giving them up with it. Must not know what made a scan miss them.
@NullMarked
package io.antiphon.persistence.missing;

import org.jspecify.annotations.NullMarked;
