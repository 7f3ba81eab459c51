package io.antiphon.subsonic.parameter;

import java.util.List;

/// The extensions of OpenSubsonic, with the versions that are understood here. One is advertised when an endpoint or a parameter
/// of it is registered; the transport brings [#FORM_POST] and [#API_KEY_AUTHENTICATION] itself.
public enum Extension {
    API_KEY_AUTHENTICATION("apiKeyAuthentication", 1), FORM_POST("formPost", 1),
    GET_PODCAST_EPISODE("getPodcastEpisode", 1),
    INDEX_BASED_QUEUE("indexBasedQueue", 1), PLAYBACK_REPORT("playbackReport", 1), SONG_LYRICS("songLyrics", 1, 2),
    SONIC_SIMILARITY("sonicSimilarity", 1), TOP_SONGS_BY_ARTIST_ID("topSongsByArtistId", 1),
    TRANSCODE_OFFSET("transcodeOffset", 1),
    TRANSCODING("transcoding", 1);

    private final String wireName;
    private final List<Integer> versions;

    Extension(String wireName, Integer... versions) {
        this.wireName = wireName;
        this.versions = List.of(versions);
    }

    public String wireName() {
        return wireName;
    }

    public List<Integer> versions() {
        return versions;
    }
}
