/// Writes tags into files, under the names that MusicBrainz Picard gives them
/// (<https://picard-docs.musicbrainz.org/en/appendices/tag_mapping.html>): by jaudiotagger where it can, and for Opus here. What was written is
/// judged elsewhere, by reading it.
@NullMarked
package io.antiphon.media.tag.write;

import org.jspecify.annotations.NullMarked;
