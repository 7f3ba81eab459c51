/// Tracks whose files are gone: showing them, and giving them up with all that hangs on them, which only happens on command and only as it
/// was previewed. It must not know how rows are kept.
@NullMarked
package io.antiphon.core.library.missing;

import org.jspecify.annotations.NullMarked;
