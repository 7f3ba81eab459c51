package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.lyrics.Lyrics;
import io.antiphon.testing.memory.SampleLibrary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the chapters answer.
class EndpointsIT extends JsonAnswers {
    private static final String OPENING = "tr-" + SampleLibrary.OPENING.value();
    private static final String CLOSING = "tr-" + SampleLibrary.CLOSING.value();
    private static final String OPUS = "tr-" + SampleLibrary.OPUS.value();
    private static final String FIRST = "al-" + SampleLibrary.FIRST.value();
    private static final String EXAMPLES = "ar-" + SampleLibrary.EXAMPLES.id().value();

    @Test
    void aSongSaysEverythingItsTagsSay() {
        JsonNode song = ok("getSong", "id=" + OPENING).get("song");
        assertThat(song.toString()).isEqualTo(
                """
                {"id":"tr-trackOpening0000","parent":"fo-folderAlbum00000","isDir":false,"title":"Opening & <Song>","album":"First <Light> & \\"Dark\\"",\
                "artist":"The Examples feat. Ünï Cödé","track":1,"year":2011,"genre":"Rock","coverArt":"al-albumFirst000000","size":300000,\
                "contentType":"audio/flac","suffix":"flac","duration":200,"bitRate":900,"path":"The Examples/First Light/01 Öpening.flac","isVideo":false,\
                "discNumber":1,"created":"2026-02-03T03:56:46.789Z","albumId":"al-albumFirst000000","artistId":"ar-artistExamples00","type":"music",\
                "bitDepth":16,"samplingRate":44100,"channelCount":2,"mediaType":"song","bpm":120,"comment":"A \\"comment\\"","sortName":"Opening",\
                "musicBrainzId":"mbid-recording","isrc":["ISRC1","ISRC2"],"genres":[{"name":"Rock"},{"name":"Jazz"}],\
                "artists":[{"id":"ar-artistExamples00","name":"The Examples"},{"id":"ar-artistUnicode000","name":"Ünï Cödé 音楽"}],\
                "displayArtist":"The Examples feat. Ünï Cödé","albumArtists":[{"id":"ar-artistExamples00","name":"The Examples"}],\
                "displayAlbumArtist":"The Examples","contributors":[{"role":"composer","artist":{"id":"ar-artistComposer00","name":"Clara Composer"}},\
                {"role":"performer","subRole":"violin","artist":{"id":"ar-artistUnicode000","name":"Ünï Cödé 音楽"}}],"displayComposer":"Clara Composer",\
                "moods":["Calm"],"replayGain":{"trackGain":-6.5,"albumGain":-7.0,"trackPeak":0.98,"albumPeak":1.0,"baseGain":1.5},"explicitStatus":"explicit",\
                "works":[{"name":"Work","musicBrainzId":"mbid-work"}],"movements":[{"name":"Allegro","number":1,"count":3}],"groupings":["Group"],"playCount":0}""");
    }

    @Test
    void aSongWithoutTagsHasEmptyFieldsInsteadOfNone() {
        JsonNode song = ok("getSong", "id=" + OPUS).get("song");
        assertThat(song.get("replayGain")).isEmpty();
        assertThat(song.get("moods")).isEmpty();
        assertThat(song.get("musicBrainzId").asText()).isEmpty();
        assertThat(song.get("explicitStatus").asText()).isEmpty();
        assertThat(song.has("played")).isFalse();
        assertThat(song.has("userRating")).isFalse();
        assertThat(song.has("coverArt")).isFalse();
        assertThat(song.get("duration").asInt()).isEqualTo(2);
        assertThat(server.xml("getSong", "id=" + OPUS)).contains("title=\"Ein Lied\"").contains("<replayGain/>");
    }

    @Test
    void anAlbumHasItsSongsInOrder() {
        JsonNode album = ok("getAlbum", "id=" + FIRST).get("album");
        assertThat(album.get("song").findValuesAsText("id")).startsWith(OPENING);
        assertThat(album.get("song")).hasSize(2);
        assertThat(album.get("version").asText()).isEqualTo("2011 remaster");
        assertThat(album.get("originalReleaseDate").toString()).isEqualTo("{\"year\":1973,\"month\":3,\"day\":1}");
        assertThat(album.get("discTitles").toString())
                .isEqualTo(
                        "[{\"disc\":1,\"title\":\"Day\"},{\"disc\":2,\"title\":\"\",\"coverArt\":\"tr-trackClosing0000\"}]");
        assertThat(album.get("releaseTypes").toString()).isEqualTo("[\"album\",\"live\"]");
        assertThat(ok("getAlbum", "id=fo-" + SampleLibrary.ALBUM_FOLDER.value()).at("/album/id").asText())
                .isEqualTo(FIRST);
        assertThat(ok("getAlbum", "id=" + SampleLibrary.FIRST.value()).at("/album/id").asText()).isEqualTo(FIRST);
    }

    @Test
    void foldersAreBrowsedFromIndexToSong() {
        JsonNode indexes = ok("getIndexes", "").get("indexes");
        assertThat(indexes.at("/index/0/name").asText()).isEqualTo("E");
        assertThat(indexes.get("child").findValuesAsText("id")).contains(OPUS);
        String artist = indexes.at("/index/0/artist/0/id").asText();
        JsonNode inside = ok("getMusicDirectory", "id=" + artist).get("directory");
        assertThat(inside.at("/child/0/isDir").asBoolean()).isTrue();
        assertThat(inside.at("/child/0/parent").asText()).isEqualTo(artist);
        assertThat(inside.at("/child/0/artist").asText()).isEqualTo("The Examples");
        JsonNode songs = ok("getMusicDirectory", "id=" + inside.at("/child/0/id").asText()).get("directory");
        assertThat(songs.get("child").findValuesAsText("title")).contains("Opening & <Song>");
        assertThat(ok("getMusicDirectory", "id=" + EXAMPLES).at("/directory/child/0/isDir").asBoolean()).isTrue();
        assertThat(ok("getMusicDirectory", "id=" + FIRST).at("/directory/child/0/isDir").asBoolean()).isFalse();
        assertThat(ok("getMusicDirectory", "id=1").at("/directory/id").asText())
                .isEqualTo("fo-" + SampleLibrary.ROOT.value());
        assertThat(ok("getIndexes", "ifModifiedSince=" + SampleLibrary.NOW.toEpochMilli()).at("/indexes/index"))
                .isEmpty();
    }

    @Test
    void theFolderOfAnAlbumHasTheAlbumsPlays() {
        String artist = ok("getIndexes", "").at("/indexes/index/0/artist/0/id").asText();
        JsonNode folder = ok("getMusicDirectory", "id=" + artist).at("/directory/child/0");
        String inside = "id=" + folder.get("id").asText();
        ok("scrobble", "id=" + ok("getMusicDirectory", inside).at("/directory/child/0/id").asText());
        long plays = ok("getAlbum", "id=" + folder.get("albumId").asText()).at("/album/playCount").asLong();
        assertThat(plays).isPositive();
        assertThat(ok("getMusicDirectory", inside).at("/directory/playCount").asLong()).isEqualTo(plays);
        JsonNode after = ok("getMusicDirectory", "id=" + artist).at("/directory/child/0");
        assertThat(after.get("playCount").asLong()).isEqualTo(plays);
        assertThat(after.has("played")).isTrue();
    }

    @Test
    void albumsInListsForFoldersSayInJsonWhatLibrariesAskFor() {
        JsonNode album = ok("getAlbumList", "type=newest").at("/albumList/album/0");
        assertThat(album.get("name")).isEqualTo(album.get("title"));
        assertThat(album.get("songCount").asInt()).isPositive();
        assertThat(server.get("getAlbumList?" + TestServer.as("anna") + "type=newest").body()).contains("<album ")
                .doesNotContainPattern("<album [^>]* (name|songCount)=");
    }

    @Test
    void artistsAreThoseOfAlbumsByLetter() {
        JsonNode artists = ok("getArtists", "").get("artists");
        assertThat(artists.get("ignoredArticles").asText()).startsWith("The El");
        assertThat(artists.get("index").findValuesAsText("name")).contains("E", "The Examples", "U")
                .doesNotContain("Clara Composer");
        JsonNode artist = ok("getArtist", "id=" + EXAMPLES).get("artist");
        assertThat(artist.get("album")).hasSize(2);
        assertThat(artist.get("roles").toString()).isEqualTo("[\"albumartist\",\"artist\"]");
    }

    @Test
    void whatIsNotGrantedIsNotThere() {
        String lena = TestServer.as("lena") + "f=json&";
        assertThat(server.get("getSong?" + lena + "id=tr-" + SampleLibrary.SECRET.value()).body())
                .contains("\"code\":70");
        assertThat(server.get("getAlbum?" + lena + "id=al-" + SampleLibrary.HIDDEN.value()).body())
                .contains("\"code\":70");
        assertThat(server.get("search3?" + lena + "query=secret").body()).contains("\"song\":[]");
        assertThat(server.get("search3?" + lena).body()).doesNotContain("Secret");
        assertThat(server.get("getMusicFolders?" + lena).body())
                .contains("\"musicFolder\":[{\"id\":1,\"name\":\"Music\"}]");
        assertThat(server.get("getAlbumList2?" + lena + "type=newest&musicFolderId=2").body()).contains("\"album\":[]");
        assertThat(server.get("star?" + lena + "id=tr-" + SampleLibrary.SECRET.value()).body()).contains("\"code\":70");
        assertThat(server.get("download?" + lena + "id=" + OPENING).body()).contains("\"code\":50");
        assertThat(server.get("startScan?" + lena).body()).contains("\"code\":50");
        assertThat(server.get("getUser?" + lena + "username=anna").body()).contains("\"code\":50");
    }

    @ParameterizedTest
    @CsvSource({"newest,3", "random,3", "alphabeticalByName,3", "alphabeticalByArtist,3", "starred,0", "frequent,0",
            "recent,0", "highest,0"})
    void everyListTypeAnswers(String type, int albums) {
        assertThat(ok("getAlbumList2", "type=" + type).at("/albumList2/album")).hasSize(albums);
        assertThat(ok("getAlbumList", "type=" + type).at("/albumList/album")).hasSize(albums);
    }

    @Test
    void listsByYearAndGenreNeedTheirBounds() {
        assertThat(ok("getAlbumList2", "type=byYear&fromYear=2020&toYear=1990").at("/albumList2/album/0/name").asText())
                .startsWith("First");
        assertThat(ok("getAlbumList2", "type=byGenre&genre=jazz").at("/albumList2/album")).hasSize(1);
        assertFailed("getAlbumList2", "type=byYear&fromYear=1", 10, "toYear");
        assertFailed("getAlbumList2", "type=byGenre", 10, "genre");
        assertFailed("getAlbumList2", "", 10, "type");
        assertFailed("getAlbumList2", "type=best", 10, "type");
        assertFailed("getAlbumList2", "type=newest&size=-1", 10, "size");
        assertThat(ok("getAlbumList2", "type=newest&size=1&offset=1").at("/albumList2/album")).hasSize(1);
        assertThat(ok("getRandomSongs", "genre=Rock&size=500").at("/randomSongs/song")).hasSize(4);
        assertThat(ok("getSongsByGenre", "genre=Jazz").at("/songsByGenre/song")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "query=", "query=%22%22", "query=*", "musicFolderId=0", "musicFolderId=-1",
            "musicFolderId="})
    void anEmptyQueryIsEverything(String query) {
        JsonNode result = ok("search3", query).get("searchResult3");
        assertThat(result.get("artist")).hasSize(3);
        assertThat(result.get("album")).hasSize(3);
        assertThat(result.get("song")).hasSize(4);
    }

    @Test
    void aSearchFindsPrefixesAndObeysCounts() {
        JsonNode result = ok("search3", "query=open*&albumCount=0").get("searchResult3");
        assertThat(result.get("song").findValuesAsText("id")).contains(OPENING);
        assertThat(ok("search3", "songCount=1&songOffset=1&artistCount=0&albumCount=0").at("/searchResult3/song"))
                .hasSize(1);
        assertThat(ok("search2", "query=first").at("/searchResult2/album/0/isDir").asBoolean()).isTrue();
        assertThat(ok("search", "title=open").at("/searchResult/totalHits").asInt()).isEqualTo(1);
    }

    @Test
    void usersAreManagedByAdmins() {
        ok("createUser", "username=nora&password=enc:70770a&email=n@example.org&downloadRole=true&musicFolderId=1");
        JsonNode user = ok("getUser", "username=Nora").get("user");
        assertThat(user.get("streamRole").asBoolean()).isTrue();
        assertThat(user.get("adminRole").asBoolean()).isFalse();
        assertThat(user.get("folder").toString()).isEqualTo("[1]");
        ok("updateUser", "username=nora&downloadRole=false&maxBitRate=192&password=new");
        assertThat(ok("getUser", "username=nora").at("/user/downloadRole").asBoolean()).isFalse();
        assertThat(server.get("ping?f=json&u=nora&p=new&v=1.16.1&c=t").body()).contains("\"ok\"");
        ok("changePassword", "username=nora&password=newer");
        assertFailed("updateUser", "username=nora&maxBitRate=7", 10, "maxBitRate");
        assertFailed("createUser", "username=nora&password=x&email=y", 0, "nora");
        assertThat(ok("getUsers", "").at("/users/user")).hasSize(3);
        ok("deleteUser", "username=nora");
        assertFailed("getUser", "username=nora", 70, "nora");
    }

    @Test
    void lyricsComeInBothVersions() {
        server.lyrics.put(SampleLibrary.OPENING, List.of(
                new Lyrics(Lyrics.Kind.MAIN, "eng", true, "A", "T", Duration.ZERO,
                        List.of(new Lyrics.Line(Duration.ofMillis(1500), "Hi there")),
                        List.of(new Lyrics.Agent("a1", Lyrics.Role.MAIN, null)),
                        List.of(new Lyrics.CueLine(0, Duration.ofMillis(1500), null, "Hi there", "a1",
                                List.of(new Lyrics.Cue(Duration.ofMillis(1500), null, 0, 1, "Hi"))))),
                new Lyrics(Lyrics.Kind.TRANSLATION, "deu", false, null, null, Duration.ofMillis(-20),
                        List.of(new Lyrics.Line(null, "Hallo")), List.of(), List.of())));
        assertThat(ok("getLyricsBySongId", "id=" + OPENING).get("lyricsList").toString()).isEqualTo(
                "{\"structuredLyrics\":[{\"lang\":\"eng\",\"synced\":true,\"line\":[{\"value\":\"Hi there\",\"start\":1500}],\"displayArtist\":\"A\",\"displayTitle\":\"T\"}]}");
        JsonNode enhanced = ok("getLyricsBySongId", "enhanced=true&id=" + OPENING).at("/lyricsList/structuredLyrics");
        assertThat(enhanced).hasSize(2);
        assertThat(enhanced.at("/0/agents/0/role").asText()).isEqualTo("main");
        assertThat(enhanced.at("/0/cueLine/0/cue/0/byteEnd").asInt()).isEqualTo(1);
        assertThat(enhanced.at("/1/offset").asInt()).isEqualTo(-20);
        assertThat(server.xml("getLyricsBySongId", "enhanced=true&id=" + OPENING))
                .contains("<agent id=\"a1\" role=\"main\"/>")
                .contains(
                        "value=\"Hi there\" agentId=\"a1\"><cue start=\"1500\" byteStart=\"0\" byteEnd=\"1\">Hi</cue>");
        assertThat(ok("getLyrics", "artist=examples&title=Opening+%26+%3CSong%3E").at("/lyrics/value").asText())
                .isEqualTo("Hi there");
        assertThat(ok("getLyrics", "artist=x&title=y").at("/lyrics/value").asText()).isEmpty();
        assertThat(ok("getLyricsBySongId", "id=" + OPUS).at("/lyricsList/structuredLyrics")).isEmpty();
        assertFailed("getLyricsBySongId", "id=tr-x", 70, "Song");
    }

    @Test
    void infoAndSimilarSongsComeFromTheLibrary() {
        assertThat(ok("getArtistInfo2", "id=" + EXAMPLES).at("/artistInfo2/similarArtist/0/id").asText())
                .isEqualTo("ar-artistUnicode000");
        assertThat(ok("getArtistInfo", "id=" + OPENING).at("/artistInfo/musicBrainzId").asText())
                .isEqualTo("mbid-examples");
        assertThat(ok("getAlbumInfo2", "id=" + OPENING).at("/albumInfo/musicBrainzId").asText())
                .isEqualTo("mbid-first");
        assertThat(ok("getSimilarSongs2", "id=" + EXAMPLES + "&count=50").at("/similarSongs2/song")).hasSize(4);
        assertThat(ok("getSimilarSongs", "id=" + OPENING).at("/similarSongs/song").findValuesAsText("title"))
                .isNotEmpty()
                .doesNotContain("Opening & <Song>");
        ok("scrobble", "id=" + CLOSING);
        assertThat(ok("getTopSongs", "artist=the+examples").at("/topSongs/song/0/id").asText()).isEqualTo(CLOSING);
        assertThat(ok("getTopSongs", "artist=nobody&id=" + EXAMPLES + "&count=1").at("/topSongs/song")).hasSize(1);
        assertThat(ok("getTopSongs", "artist=nobody").at("/topSongs/song")).isEmpty();
        assertFailed("getTopSongs", "", 10, "artist");
    }

    @Test
    void theServerDescribesItself() {
        assertThat(ok("getLicense", "").at("/license/valid").asBoolean()).isTrue();
        assertThat(ok("getScanStatus", "").get("scanStatus").toString()).isEqualTo("{\"scanning\":false,\"count\":5}");
        assertThat(ok("startScan", "").at("/scanStatus/scanning").asBoolean()).isTrue();
        assertThat(ok("getGenres", "").at("/genres/genre/1").toString())
                .isEqualTo("{\"value\":\"Rock\",\"songCount\":4,\"albumCount\":2}");
    }
}
