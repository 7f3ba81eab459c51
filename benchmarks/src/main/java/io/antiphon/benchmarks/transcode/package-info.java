/// Measures transcoding against bare ffmpeg on the same file, in turn within each round. Must not know how a server transcodes.
@NullMarked
package io.antiphon.benchmarks.transcode;

import org.jspecify.annotations.NullMarked;
