/// What a media file says of itself: the port that reads it, its raw fields under the names MusicBrainz Picard
/// writes to Vorbis comments, and their interpretation. Must not know file formats or the library's rows.
@NullMarked
package io.antiphon.core.tag;

import org.jspecify.annotations.NullMarked;
