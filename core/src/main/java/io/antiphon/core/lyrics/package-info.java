/// Lyrics, plain and timed: where they are found, and how the formats they come in are understood. What leaves this package
/// holds to the rules of the songLyrics extension; nothing here knows how it is sent.
@NullMarked
package io.antiphon.core.lyrics;

import org.jspecify.annotations.NullMarked;
