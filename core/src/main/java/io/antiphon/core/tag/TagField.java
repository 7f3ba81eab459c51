package io.antiphon.core.tag;

/// The fields Antiphon understands, named as MusicBrainz Picard names them in Vorbis comments
/// (<https://picard-docs.musicbrainz.org/en/appendices/tag_mapping.html>). Readers of other formats map their own
/// frames and atoms to these; a field that is not listed here is dropped by the reader.
public enum TagField {
    TITLE, TITLESORT, SUBTITLE, ARTIST, ARTISTS, ARTISTSORT, ARTISTSSORT, ALBUM, ALBUMSORT, ALBUMVERSION, ALBUMARTIST,
    ALBUMARTISTS,
    ALBUMARTISTSORT, ALBUMARTISTSSORT, TRACKNUMBER, TRACKTOTAL, DISCNUMBER, DISCTOTAL, DISCSUBTITLE, GENRE, MOOD,
    /// The date of this edition; ID3 readers fill it from `TDRC`, falling back to `TYER`+`TDAT`.
    DATE,
    /// The date this edition was released where the format tells it apart from [#DATE]: ID3v2.4 `TDRL`.
    RELEASEDATE, ORIGINALDATE, ORIGINALYEAR, COMPILATION, RELEASETYPE, RELEASESTATUS, RELEASECOUNTRY, LABEL,
    CATALOGNUMBER, BARCODE, ISRC,
    BPM, KEY, COMMENT, LANGUAGE, GROUPING, COPYRIGHT, ENCODEDBY, WORK, MOVEMENTNAME, MOVEMENT, MOVEMENTTOTAL,
    COMPOSER, COMPOSERSORT, LYRICIST, WRITER, CONDUCTOR, REMIXER, ARRANGER, ENGINEER, PRODUCER, DJMIXER, MIXER,
    DIRECTOR,
    /// `Name (instrument or voice)`, one value per person; readers of paired lists (ID3 `TMCL`) build this form.
    PERFORMER,
    /// `1`/`4`/`explicit` or `2`/`clean`; MP4 `rtng`, `ITUNESADVISORY`.
    ITUNESADVISORY,
    /// Unsynchronised lyrics, or LRC text.
    LYRICS,
    /// Synchronised lyrics as LRC text; ID3 `SYLT` is converted by the reader. May start with `[la:xxx]`.
    SYNCEDLYRICS, MUSICBRAINZ_TRACKID, MUSICBRAINZ_RELEASETRACKID, MUSICBRAINZ_ALBUMID, MUSICBRAINZ_RELEASEGROUPID,
    MUSICBRAINZ_ARTISTID,
    MUSICBRAINZ_ALBUMARTISTID, MUSICBRAINZ_WORKID, MUSICBRAINZ_COMPOSERID, MUSICBRAINZ_DISCID, ACOUSTID_ID,
    ACOUSTID_FINGERPRINT,
    REPLAYGAIN_TRACK_GAIN, REPLAYGAIN_TRACK_PEAK, REPLAYGAIN_ALBUM_GAIN, REPLAYGAIN_ALBUM_PEAK,
    /// Q7.8 fixed point relative to -23 LUFS, as text (RFC 7845, section 5.2.1).
    R128_TRACK_GAIN, R128_ALBUM_GAIN,
    /// The output gain of the Opus header in Q7.8, as text (RFC 7845, section 5.1); applied by decoders already.
    OPUS_HEADER_GAIN
}
