/// Delivering sound: raw files, and the port that transcodes. Must not know ffmpeg or HTTP.
@NullMarked
package io.antiphon.core.streaming;

import org.jspecify.annotations.NullMarked;
