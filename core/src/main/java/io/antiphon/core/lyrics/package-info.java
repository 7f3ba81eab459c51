/// Lyrics, plain and timed, and where they are found.
@NullMarked
package io.antiphon.core.lyrics;

import org.jspecify.annotations.NullMarked;
