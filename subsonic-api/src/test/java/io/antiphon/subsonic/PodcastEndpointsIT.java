package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.core.artwork.Picture;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.testing.memory.SampleLibrary;
import io.antiphon.testing.memory.SamplePodcasts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The podcast chapter, and what other chapters do with episodes.
class PodcastEndpointsIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEA = "pc-" + SamplePodcasts.TEA.value();
    private static final String HERE = "pe-" + SamplePodcasts.HERE.value();
    private static final String WAITING = "pe-" + SamplePodcasts.WAITING.value();

    @TempDir
    Path files;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(files);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void channelsSayWhatTheirFeedsSay() {
        JsonNode channels = ok("getPodcasts", "includeEpisodes=false").get("podcasts").get("channel");
        assertThat(channels.toString()).isEqualTo("""
                [{"id":"pc-channelTea000000","url":"https://feeds.example.org/tea","title":"Tea & \\"Cake\\"",\
                "description":"All about <tea>","coverArt":"pc-channelTea000000",\
                "originalImageUrl":"https://example.org/tea.png","status":"completed"},\
                {"id":"pc-channelBroken000","url":"https://feeds.example.org/broken","status":"error",\
                "errorMessage":"feeds.example.org is not a known host"}]""");
    }

    @Test
    void anEpisodeThatIsHereSaysWhatItsFileIs() {
        JsonNode episode = ok("getPodcastEpisode", "id=" + HERE).get("podcastEpisode");
        assertThat(episode.toString()).isEqualTo("""
                {"id":"pe-episodeHere00000","parent":"pc-channelTea000000","isDir":false,"title":"Episode 1",\
                "album":"Tea & \\"Cake\\"","artist":"Ann","track":1,"year":2026,"genre":"Podcast",\
                "coverArt":"pc-channelTea000000","size":5000,"contentType":"audio/mpeg","suffix":"mp3","duration":1801,\
                "bitRate":128,"isVideo":false,"created":"2026-02-03T04:05:06.789Z","type":"podcast",\
                "bitDepth":0,"samplingRate":44100,"channelCount":2,"bpm":0,"comment":"","sortName":"",\
                "musicBrainzId":"","isrc":[],"genres":[{"name":"Podcast"}],"artists":[],"displayArtist":"Ann",\
                "albumArtists":[],"displayAlbumArtist":"Ann","contributors":[],"displayComposer":"","moods":[],\
                "explicitStatus":"clean","works":[],"movements":[],"groupings":[],"playCount":0,"streamId":"pe-episodeHere00000",\
                "channelId":"pc-channelTea000000","description":"About 1","status":"completed",\
                "publishDate":"2026-02-02T04:05:06.789Z"}""");
    }

    @Test
    void anEpisodeThatIsNotHereHasNoStream() {
        JsonNode episode = ok("getPodcastEpisode", "id=" + WAITING).get("podcastEpisode");
        assertThat(episode.has("streamId")).isFalse();
        assertThat(episode.get("status").asText()).isEqualTo("new");
        assertThat(episode.get("duration").asInt()).isEqualTo(59);
        assertThat(episode.get("size").asInt()).isEqualTo(1234);
    }

    @Test
    void oneChannelCanBeAskedForWithItsEpisodes() {
        JsonNode channels = ok("getPodcasts", "id=" + TEA).get("podcasts").get("channel");
        assertThat(channels).hasSize(1);
        assertThat(channels.get(0).get("episode")).extracting(one -> one.get("title").asText())
                .containsExactly("Episode 1", "Episode 2", "Episode 3");
        assertThat(server.xml("getPodcasts", "id=" + TEA)).contains("<channel id=\"" + TEA + "\"")
                .contains("<episode id=\"" + HERE + "\"")
                .contains("publishDate=\"2026-02-02T04:05:06.789Z\"");
    }

    @Test
    void theNewestEpisodesComeFirst() {
        JsonNode episodes = ok("getNewestPodcasts", "count=2").get("newestPodcasts").get("episode");
        assertThat(episodes).extracting(one -> one.get("title").asText()).containsExactly("Episode 1", "Episode 2");
    }

    @Test
    void anEpisodeIsStreamedInRangesAsASongIs() {
        HttpResponse<byte[]> answer = server.bytes("GET", "stream?" + TestServer.as("anna") + "id=" + HERE, "Range",
                "bytes=100-199");
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).hasSize(100);
        assertThat(answer.headers().firstValue("Content-Type")).contains("audio/mpeg");
    }

    @Test
    void anEpisodeIsTranscodedAsASongIs() {
        HttpResponse<byte[]> answer = server.bytes("GET",
                "stream?" + TestServer.as("anna") + "format=opus&id=" + HERE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("audio/ogg");
    }

    @Test
    void whatAPlayerGetsOfAnEpisodeIsDecidedAsForASong() {
        String podcast = "f=json&mediaType=podcast&mediaId=" + HERE;
        JsonNode decision = parse(server.postJson("getTranscodeDecision?" + TestServer.as("anna") + podcast, """
                {"transcodingProfiles":[{"container":"ogg","audioCodec":"opus","protocol":"http"}]}""").body())
                .get("transcodeDecision");
        assertThat(decision.get("canTranscode").asBoolean()).isTrue();
        String ticket = TestServer.encoded(decision.get("transcodeParams").asText());
        HttpResponse<byte[]> sound = server.bytes("GET",
                "getTranscodeStream?" + TestServer.as("anna") + podcast + "&transcodeParams=" + ticket);
        assertThat(sound.statusCode()).isEqualTo(200);
        assertThat(sound.headers().firstValue("Content-Type")).contains("audio/ogg");
    }

    @Test
    void anEpisodeIsSavedUnderItsTitle() {
        HttpResponse<byte[]> answer = server.bytes("GET", "download?" + TestServer.as("anna") + "id=" + HERE);
        assertThat(answer.body()).hasSize(SamplePodcasts.FILE_SIZE);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).contains("Episode 1.mp3");
    }

    @Test
    void anEpisodeThatIsNotHereCannotBeStreamed() {
        assertThat(error("stream", "id=" + WAITING)).isEqualTo(70);
        assertThat(error("stream", "id=" + TEA)).isEqualTo(70);
    }

    @Test
    void aChannelsPictureIsACover() {
        server.library.artwork.add(SamplePodcasts.TEA, new Picture(new byte[]{1, 2}, "image/png", "tag"));
        assertThat(server.bytes("GET", "getCoverArt?" + TestServer.as("anna") + "id=" + TEA).body())
                .containsExactly(1, 2);
    }

    @Test
    void subscribingAsksForTheFeedAndAnswersAtOnce() {
        ok("createPodcastChannel", "url=" + TestServer.encoded("https://feeds.example.org/new?x=1&y=2"));
        assertThat(server.library.podcasts.store.listChannels()).extracting(PodcastChannel::url)
                .contains("https://feeds.example.org/new?x=1&y=2");
        assertThat(server.library.podcasts.tasks).hasSize(1);
    }

    @Test
    void episodesAreAskedForAndDeleted() {
        ok("downloadPodcastEpisode", "id=" + WAITING);
        assertThat(status(WAITING)).isEqualTo("downloading");
        assertThat(server.library.podcasts.tasks).hasSize(1);
        ok("deletePodcastEpisode", "id=" + HERE);
        assertThat(status(HERE)).isEqualTo("deleted");
        assertThat(error("stream", "id=" + HERE)).isEqualTo(70);
    }

    @Test
    void aChannelIsDeletedWithItsEpisodes() {
        ok("deletePodcastChannel", "id=" + TEA);
        assertThat(error("getPodcasts", "id=" + TEA)).isEqualTo(70);
        assertThat(error("getPodcastEpisode", "id=" + HERE)).isEqualTo(70);
    }

    @Test
    void refreshingAsksForEveryFeed() {
        ok("refreshPodcasts", "");
        assertThat(server.library.podcasts.tasks).hasSize(2);
        assertThat(server.library.podcasts.store.findChannel(SamplePodcasts.TEA).orElseThrow().status())
                .isEqualTo(PodcastStatus.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource({"getPodcasts,id=pc-nothing,70", "getPodcastEpisode,id=pe-nothing,70", "getPodcastEpisode,,10",
            "createPodcastChannel,,10", "deletePodcastChannel,,10", "deletePodcastChannel,id=nothing,70",
            "deletePodcastEpisode,,10", "deletePodcastEpisode,id=nothing,70", "downloadPodcastEpisode,,10",
            "downloadPodcastEpisode,id=nothing,70", "getNewestPodcasts,count=many,10"})
    void whatIsMissingOrUnknownIsSaid(String endpoint, String parameters, int code) {
        assertThat(error(endpoint, parameters == null ? "" : parameters)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"createPodcastChannel", "refreshPodcasts", "deletePodcastChannel", "deletePodcastEpisode",
            "downloadPodcastEpisode"})
    void onlyThoseWithTheRoleMayChangePodcasts(String endpoint) {
        String answer = server.get(endpoint + "?" + TestServer.as("lena") + "f=json&url=https://x.example.org/&id="
                + (endpoint.contains("Channel") ? TEA : HERE)).body();
        assertThat(parse(answer).get("error").get("code").asInt()).isEqualTo(50);
    }

    @Test
    void episodesAreStarredAndBookmarkedAsSongsAre() {
        ok("star", "id=" + HERE);
        ok("createBookmark", "position=61000&id=" + HERE);
        JsonNode bookmark = ok("getBookmarks", "").get("bookmarks").get("bookmark").get(0);
        assertThat(bookmark.get("entry").get("id").asText()).isEqualTo(HERE);
        assertThat(bookmark.get("entry").get("type").asText()).isEqualTo("podcast");
        assertThat(ok("getPodcastEpisode", "id=" + HERE).get("podcastEpisode").get("bookmarkPosition").asInt())
                .isEqualTo(61_000);
        ok("deleteBookmark", "id=" + HERE);
        assertThat(ok("getBookmarks", "").get("bookmarks").get("bookmark")).isEmpty();
    }

    @Test
    void playsOfEpisodesAreCountedAndShown() {
        ok("scrobble", "time=1770000000000&id=" + HERE);
        ok("scrobble", "id=" + SamplePodcasts.HERE.value() + "&id=tr-nothing");
        ok("reportPlayback", "mediaType=podcast&positionMs=900499&state=stopped&mediaId=" + WAITING);
        JsonNode episode = ok("getPodcastEpisode", "id=" + HERE).get("podcastEpisode");
        assertThat(episode.get("playCount").asInt()).isEqualTo(2);
        assertThat(episode.get("played").asText()).isEqualTo("2026-02-03T04:05:06.789Z");
        assertThat(ok("getPodcastEpisode", "id=" + WAITING).get("podcastEpisode").get("playCount").asInt())
                .isEqualTo(1);
        assertThat(error("scrobble", "id=pe-nothing")).isEqualTo(70);
    }

    @Test
    void whatPlaysNowMayBeAnEpisode() {
        ok("scrobble", "submission=false&id=" + HERE);
        assertThat(ok("getNowPlaying", "").get("nowPlaying").get("entry").get(0).get("id").asText()).isEqualTo(HERE);
        ok("reportPlayback", "mediaType=podcast&positionMs=1000&state=playing&mediaId=" + HERE);
        JsonNode entry = ok("getNowPlaying", "").get("nowPlaying").get("entry").get(0);
        assertThat(entry.get("type").asText()).isEqualTo("podcast");
        assertThat(entry.get("positionMs").asInt()).isEqualTo(1000);
        assertThat(error("reportPlayback", "mediaType=podcast&positionMs=1000&state=playing&mediaId=pe-no"))
                .isEqualTo(70);
    }

    @Test
    void aQueueHoldsSongsAndEpisodes() {
        String song = "tr-" + SampleLibrary.OPENING.value();
        ok("savePlayQueue", "id=%s&id=%s&id=%s&current=%s&position=5".formatted(song, HERE, WAITING, HERE));
        JsonNode queue = ok("getPlayQueue", "").get("playQueue");
        assertThat(queue.get("entry")).extracting(one -> one.get("id").asText()).containsExactly(song, HERE, WAITING);
        assertThat(queue.get("current").asText()).isEqualTo(HERE);
        ok("savePlayQueueByIndex", "id=%s&id=%s&currentIndex=1".formatted(HERE, song));
        assertThat(ok("getPlayQueueByIndex", "").get("playQueueByIndex").get("currentIndex").asInt()).isEqualTo(1);
        assertThat(error("savePlayQueue", "id=pe-nothing&current=pe-nothing")).isEqualTo(70);
    }

    @Test
    void anEpisodeIsShared() {
        JsonNode share = ok("createShare", "id=" + HERE).get("shares").get("share").get(0);
        assertThat(share.get("entry").get(0).get("id").asText()).isEqualTo(HERE);
        assertThat(error("createShare", "id=pe-nothing")).isEqualTo(70);
    }

    @Test
    void theExtensionIsAdvertised() {
        assertThat(server.get("getOpenSubsonicExtensions?f=json").body()).contains("\"getPodcastEpisode\"");
    }

    private String status(String episode) {
        return ok("getPodcastEpisode", "id=" + episode).get("podcastEpisode").get("status").asText();
    }

    private JsonNode ok(String endpoint, String parameters) {
        JsonNode answer = parse(server.json(endpoint, parameters));
        assertThat(answer.get("status").asText()).as(answer.toString()).isEqualTo("ok");
        return answer;
    }

    private int error(String endpoint, String parameters) {
        return parse(server.json(endpoint, parameters)).get("error").get("code").asInt();
    }

    private static JsonNode parse(String answer) {
        try {
            return JSON.readTree(answer).get("subsonic-response");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer, e);
        }
    }
}
