/// What is inside files: reading and writing tags, ffmpeg, images and audio analysis, behind the core's ports.
/// It must not know SQL, HTTP or a protocol.
@NullMarked
package io.antiphon.media;

import org.jspecify.annotations.NullMarked;
