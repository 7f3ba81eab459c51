/// Where in a file the sound of a moment lies: FLAC by its frames, WAV and AIFF by arithmetic. Must not know who asks.
@NullMarked
package io.antiphon.media.seek;

import org.jspecify.annotations.NullMarked;
