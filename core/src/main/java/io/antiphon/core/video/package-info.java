/// Videos: what is in a file beyond its sound, its captions, and the port that makes other videos of it. Must not know ffmpeg
/// or HTTP.
@NullMarked
package io.antiphon.core.video;

import org.jspecify.annotations.NullMarked;
