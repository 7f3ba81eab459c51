/// Vorbis comments and the containers that carry them: FLAC, and Ogg with Vorbis, Opus, FLAC or Speex in it.
@NullMarked
package io.antiphon.media.tag.vorbis;

import org.jspecify.annotations.NullMarked;
