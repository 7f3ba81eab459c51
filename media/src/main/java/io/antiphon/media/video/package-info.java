/// Moving pictures by ffmpeg: what is in a file, pieces and conversions of it. Must not know who asks or how it is sent.
@NullMarked
package io.antiphon.media.video;

import org.jspecify.annotations.NullMarked;
