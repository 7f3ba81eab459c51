/// EBU R 128 loudness and true peak of a stream of samples, by ITU-R BS.1770-4. Pure arithmetic; must not know files or ffmpeg.
@NullMarked
package io.antiphon.media.sound.loudness;

import org.jspecify.annotations.NullMarked;
