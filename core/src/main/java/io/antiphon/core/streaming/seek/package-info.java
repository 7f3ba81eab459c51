/// Where in a file the sound of a moment lies, so that a player that decodes by itself can seek with a byte range. Must not know how
/// files are read or how tables are sent.
@NullMarked
package io.antiphon.core.streaming.seek;

import org.jspecify.annotations.NullMarked;
