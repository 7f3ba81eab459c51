package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.testing.memory.SampleLibrary;
import org.junit.jupiter.api.Test;

/// What people leave in a library: stars, ratings, plays, playlists, queues, bookmarks.
class PersonalIT extends JsonAnswers {
    private static final String OPENING = "tr-" + SampleLibrary.OPENING.value();
    private static final String CLOSING = "tr-" + SampleLibrary.CLOSING.value();
    private static final String OPUS = "tr-" + SampleLibrary.OPUS.value();
    private static final String FIRST = "al-" + SampleLibrary.FIRST.value();
    private static final String EXAMPLES = "ar-" + SampleLibrary.EXAMPLES.id().value();

    @Test
    void starsAndRatingsShowWhereTheyBelong() {
        ok("star", "id=" + OPENING + "&albumId=" + FIRST + "&artistId=" + EXAMPLES + "&id=fo-"
                + SampleLibrary.ALBUM_FOLDER.value());
        JsonNode starred = ok("getStarred2", "").get("starred2");
        assertThat(starred.at("/song/0/starred").asText()).isEqualTo("2026-02-03T04:05:06.789Z");
        assertThat(starred.get("album")).hasSize(1);
        assertThat(starred.get("artist")).hasSize(1);
        assertThat(ok("getStarred", "").at("/starred/album")).hasSize(2);
        ok("setRating", "id=" + FIRST + "&rating=4");
        assertThat(ok("getAlbum", "id=" + FIRST).at("/album/userRating").asInt()).isEqualTo(4);
        assertFailed("setRating", "id=" + FIRST + "&rating=6", 10, "rating");
        ok("unstar", "id=" + OPENING + "&albumId=" + FIRST);
        assertThat(ok("getStarred2", "").at("/starred2/song")).isEmpty();
        assertFailed("star", "", 10, "id");
        assertFailed("star", "id=tr-nothing", 70, "nothing");
    }

    @Test
    void playsCountOnce() {
        ok("scrobble", "id=" + OPENING + "&id=" + CLOSING + "&time=1700000000000&time=1700000300000");
        ok("scrobble", "id=" + OPENING + "&time=1700000000000");
        JsonNode song = ok("getSong", "id=" + OPENING).get("song");
        assertThat(song.get("playCount").asInt()).isEqualTo(1);
        assertThat(song.get("played").asText()).isEqualTo("2023-11-14T22:13:20.000Z");
        assertThat(ok("getAlbumList2", "type=frequent").at("/albumList2/album/0/playCount").asInt()).isEqualTo(2);
        ok("scrobble", "submission=false&id=" + CLOSING);
        assertThat(ok("getNowPlaying", "").at("/nowPlaying/entry/0/id").asText()).isEqualTo(CLOSING);
        assertFailed("scrobble", "id=tr-none", 70, "none");
        assertFailed("scrobble", "", 10, "id");
    }

    @Test
    void aPlayerThatReportsIsShownAndItsPlayCounts() {
        String song = "mediaType=song&mediaId=" + OPENING;
        ok("reportPlayback", song + "&positionMs=0&state=starting");
        ok("reportPlayback", song + "&positionMs=5000&state=paused&playbackRate=1.5");
        JsonNode entry = ok("getNowPlaying", "").at("/nowPlaying/entry/0");
        assertThat(entry.get("state").asText()).isEqualTo("paused");
        assertThat(entry.get("positionMs").asInt()).isEqualTo(5000);
        assertThat(entry.get("playbackRate").asDouble()).isEqualTo(1.5);
        ok("reportPlayback", song + "&positionMs=150000&state=stopped");
        assertThat(ok("getNowPlaying", "").at("/nowPlaying/entry")).isEmpty();
        assertThat(ok("getSong", "id=" + OPENING).at("/song/playCount").asInt()).isEqualTo(1);
        assertFailed("reportPlayback", song + "&positionMs=0&state=dancing", 10, "state");
    }

    @Test
    void playlistsAreMadeChangedAndDeleted() {
        JsonNode made = ok("createPlaylist",
                "name=Mine&songId=" + OPENING + "&songId=" + CLOSING + "&songId=" + OPENING).get("playlist");
        String id = made.get("id").asText();
        assertThat(id).startsWith("pl-");
        assertThat(made.get("readonly").asBoolean()).isFalse();
        ok("updatePlaylist",
                "playlistId=" + id + "&name=Ours&comment=c&public=true&songIndexToRemove=0&songIdToAdd=" + OPUS);
        JsonNode changed = ok("getPlaylist", "id=" + id).get("playlist");
        assertThat(changed.get("entry").findValuesAsText("path")).containsExactly(
                "The Examples/First Light/01 Closing.mp3",
                "The Examples/First Light/01 Öpening.flac", "Lied.opus");
        assertThat(server.get("getPlaylists?f=json&" + TestServer.as("lena")).body()).contains("\"Ours\"")
                .contains("\"readonly\":true");
        assertThat(server.get("deletePlaylist?f=json&" + TestServer.as("lena") + "id=" + id).body())
                .contains("\"code\":50");
        assertThat(ok("createPlaylist", "playlistId=" + id + "&songId=" + OPUS).at("/playlist/entry")).hasSize(1);
        assertThat(server.bytes("GET", "getCoverArt?" + TestServer.as("anna") + "id=pl-" + id)
                .headers()
                .firstValue("Content-Type")
                .orElseThrow())
                .startsWith("text/xml");
        ok("deletePlaylist", "id=" + id);
        assertFailed("getPlaylist", "id=" + id, 70, "Playlist");
        assertFailed("createPlaylist", "songId=" + OPUS, 10, "name");
        assertThat(server.get("getPlaylists?f=json&" + TestServer.as("lena") + "username=anna").body())
                .contains("\"code\":50");
    }

    @Test
    void aQueueIsKeptByIdAndByIndex() {
        ok("savePlayQueueByIndex",
                "id=" + OPENING + "&id=" + OPUS + "&id=" + OPENING + "&currentIndex=2&position=1234");
        JsonNode queue = ok("getPlayQueue", "").get("playQueue");
        assertThat(queue.get("current").asText()).isEqualTo(OPENING);
        assertThat(queue.get("changedBy").asText()).isEqualTo("test");
        assertThat(ok("getPlayQueueByIndex", "").at("/playQueueByIndex/currentIndex").asInt()).isEqualTo(2);
        assertFailed("savePlayQueueByIndex", "id=" + OPENING + "&currentIndex=1", 10, "currentIndex");
        assertFailed("savePlayQueueByIndex", "currentIndex=0", 10, "currentIndex");
        assertFailed("savePlayQueue", "id=" + OPENING, 10, "current");
        assertFailed("savePlayQueue", "id=" + OPENING + "&current=" + OPUS, 10, "current");
        ok("savePlayQueue", "id=" + OPENING + "&current=" + OPENING + "&position=");
        assertThat(ok("getPlayQueueByIndex", "").at("/playQueueByIndex/position").asInt()).isZero();
        ok("savePlayQueue", "");
        assertThat(ok("getPlayQueue", "").at("/playQueue/entry")).isEmpty();
    }

    @Test
    void bookmarksShowInSongs() {
        ok("createBookmark", "id=" + OPENING + "&position=4321&comment=here");
        JsonNode bookmark = ok("getBookmarks", "").at("/bookmarks/bookmark/0");
        assertThat(bookmark.get("comment").asText()).isEqualTo("here");
        assertThat(bookmark.at("/entry/bookmarkPosition").asInt()).isEqualTo(4321);
        ok("deleteBookmark", "id=" + OPENING);
        assertThat(ok("getBookmarks", "").at("/bookmarks/bookmark")).isEmpty();
        assertFailed("createBookmark", "id=" + OPENING, 10, "position");
    }
}
