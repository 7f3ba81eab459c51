/// Analysing files: ffmpeg decodes each once, and everything that is measured listens to that one pass. Must not know the library
/// or where results are kept.
@NullMarked
package io.antiphon.media.sound;

import org.jspecify.annotations.NullMarked;
