package io.antiphon.benchmarks.audio;

/// One tag and its name in each tag format, after MusicBrainz Picard's tag mapping
/// (<https://picard-docs.musicbrainz.org/en/appendices/tag_mapping.html>).
///
/// In `id3`, `TXXX:` and `UFID:` introduce a description or owner; in `mp4`, `----:` a freeform name.
public enum TagKey {
    TITLE("TIT2", "TITLE", "\u00A9nam"),
    ARTIST("TPE1", "ARTIST", "\u00A9ART"),
    ARTISTS("TXXX:ARTISTS", "ARTISTS", "----:ARTISTS"),
    ARTIST_SORT("TSOP", "ARTISTSORT", "soar"),
    ALBUM("TALB", "ALBUM", "\u00A9alb"),
    ALBUM_ARTIST("TPE2", "ALBUMARTIST", "aART"),
    ALBUM_ARTIST_SORT("TSO2", "ALBUMARTISTSORT", "soaa"),
    COMPOSER("TCOM", "COMPOSER", "\u00A9wrt"),
    GENRE("TCON", "GENRE", "\u00A9gen"),
    DATE("TDRC", "DATE", "\u00A9day"),
    ORIGINAL_DATE("TDOR", "ORIGINALDATE", "----:ORIGINALDATE"),
    COMPILATION("TCMP", "COMPILATION", "cpil"),
    RECORDING_MBID("UFID:http://musicbrainz.org", "MUSICBRAINZ_TRACKID", "----:MusicBrainz Track Id"),
    RELEASE_TRACK_MBID("TXXX:MusicBrainz Release Track Id", "MUSICBRAINZ_RELEASETRACKID",
            "----:MusicBrainz Release Track Id"),
    ALBUM_MBID("TXXX:MusicBrainz Album Id", "MUSICBRAINZ_ALBUMID", "----:MusicBrainz Album Id"),
    RELEASE_GROUP_MBID("TXXX:MusicBrainz Release Group Id", "MUSICBRAINZ_RELEASEGROUPID",
            "----:MusicBrainz Release Group Id"),
    ARTIST_MBID("TXXX:MusicBrainz Artist Id", "MUSICBRAINZ_ARTISTID", "----:MusicBrainz Artist Id"),
    ALBUM_ARTIST_MBID("TXXX:MusicBrainz Album Artist Id", "MUSICBRAINZ_ALBUMARTISTID",
            "----:MusicBrainz Album Artist Id"),
    TRACK_GAIN("TXXX:REPLAYGAIN_TRACK_GAIN", "REPLAYGAIN_TRACK_GAIN", "----:replaygain_track_gain"),
    TRACK_PEAK("TXXX:REPLAYGAIN_TRACK_PEAK", "REPLAYGAIN_TRACK_PEAK", "----:replaygain_track_peak"),
    ALBUM_GAIN("TXXX:REPLAYGAIN_ALBUM_GAIN", "REPLAYGAIN_ALBUM_GAIN", "----:replaygain_album_gain"),
    ALBUM_PEAK("TXXX:REPLAYGAIN_ALBUM_PEAK", "REPLAYGAIN_ALBUM_PEAK", "----:replaygain_album_peak");

    final String id3;
    final String vorbis;
    final String mp4;

    TagKey(String id3, String vorbis, String mp4) {
        this.id3 = id3;
        this.vorbis = vorbis;
        this.mp4 = mp4;
    }
}
