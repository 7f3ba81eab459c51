/// ID3v1 and ID3v2.2–2.4 tags wherever they stand: at the ends of MPEG audio, in chunks of WAV, AIFF and DSD files, in
/// front of other streams. Must not know those containers.
@NullMarked
package io.antiphon.media.tag.id3;

import org.jspecify.annotations.NullMarked;
