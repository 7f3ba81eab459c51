package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.benchmarks.library.LibraryGenerator;
import io.antiphon.benchmarks.library.LibraryPlan;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a whole server makes of its providers: as they should be, silent, lying, and gone.
class EnrichmentIT {

    private static final String CREDENTIALS = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final String KEY = "k3y-of-this-server";
    private static final String STORY = """
            {"artist":{"name":"x","url":"https://www.last.fm/music/x","bio":{"content":"Told by others."}}}""";

    @TempDir
    private Path directory;

    private TestServer start(Map<String, String> settings) throws IOException, InterruptedException {
        Path music = directory.resolve("music");
        if (!Files.exists(music)) {
            var _ = new LibraryGenerator(new LibraryPlan(20, 1),
                    music).generate();
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("analysis.enabled", "false");
        return TestServer.start(directory.resolve("data"), List.of(music.toString()), all);
    }

    private static Map<String, String> lastFm(String url) {
        return Map.of("enrichment.providers.lastfm.enabled", "true", "enrichment.providers.lastfm.key", KEY,
                "enrichment.providers.lastfm.url", url);
    }

    private static String anArtist(TestServer server) throws IOException, InterruptedException {
        return server.rest("search3?query=&artistCount=1&albumCount=0&songCount=0", CREDENTIALS)
                .at("/searchResult3/artist/0/id")
                .asText();
    }

    private static JsonNode info(TestServer server, String artist) throws IOException, InterruptedException {
        return server.rest("getArtistInfo2?id=" + artist, CREDENTIALS).path("artistInfo2");
    }

    private static boolean knowsStory(TestServer server, String artist) {
        try {
            return info(server, artist).path("biography").asText().startsWith("Told by others.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasFoundOutlivesTheProgramAndTheNetwork() throws Exception {
        Map<String, String> settings;
        String artist;
        try (ProviderSite site = new ProviderSite().answer("/?method=artist.getinfo", STORY)) {
            settings = lastFm(site.url());
            try (TestServer server = start(settings)) {
                artist = anArtist(server);
                Eventually.await("the story is told", () -> knowsStory(server, artist));
                assertThat(site.asked()).filteredOn(asked -> asked.contains("artist.getinfo")).hasSize(1);
                JsonNode state = provider(server, "lastfm");
                assertThat(state.path("state").asText()).isEqualTo("ready");
                assertThat(state.path("asked").asInt()).isPositive();
            }
        }
        // The site is gone, and with it everything outside.
        try (TestServer server = start(settings)) {
            assertThat(info(server, artist).path("biography").asText()).startsWith("Told by others.");
            assertThat(server.rest("ping", CREDENTIALS).path("status").asText()).isEqualTo("ok");
        }
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.contains(KEY));
        }
    }

    /// A service may take twenty seconds, and there are thirteen of them: whoever waited for even one would not be answered in time.
    @Test
    void providersThatNeverAnswerKeepNobodyWaiting() throws Exception {
        try (ProviderSite site = new ProviderSite().neverAnswer()) {
            Map<String, String> settings = AllProviders.at(site.url());
            settings.put("enrichment.patience", "200ms");
            try (TestServer server = start(settings)) {
                String artist = anArtist(server);
                String album = thing(server, "album");
                String song = thing(server, "song");
                for (String question : List.of("getArtistInfo?id=" + artist, "getArtistInfo2?id=" + artist,
                        "getSimilarSongs?id=" + artist, "getSimilarSongs2?id=" + artist, "getTopSongs?artist=x",
                        "getAlbumInfo?id=" + album, "getAlbumInfo2?id=" + album, "getLyricsBySongId?id=" + song,
                        "getLyrics?artist=x&title=y")) {
                    long begun = System.nanoTime();
                    assertThat(server.rest(question, CREDENTIALS).path("status").asText()).as(question)
                            .isEqualTo("ok");
                    assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(question)
                            .isLessThan(Duration.ofSeconds(10));
                }
                assertThat(info(server, artist).has("biography")).isFalse();
                Eventually.await("somebody was asked", () -> !site.asked().isEmpty());
            }
        }
    }

    private static String thing(TestServer server, String kind) throws IOException, InterruptedException {
        return server.rest("search3?query=&artistCount=1&albumCount=1&songCount=1", CREDENTIALS)
                .at("/searchResult3/%s/0/id".formatted(kind))
                .asText();
    }

    @Test
    void aLyingProviderIsPausedAndSaysWhy() throws Exception {
        try (ProviderSite site = new ProviderSite().answer("/", "<html>Welcome to our hotel</html>");
                TestServer server = start(lastFm(site.url()))) {
            String artist = anArtist(server);
            assertThat(server.rest("getTopSongs?id=" + artist + "&artist=x", CREDENTIALS).path("status").asText())
                    .isEqualTo("ok");
            assertThat(info(server, artist).has("biography")).isFalse();
            Eventually.await("it failed three times and is left alone",
                    () -> provider(server, "lastfm").path("state").asText().equals("paused"));
            JsonNode state = provider(server, "lastfm");
            assertThat(state.path("failed").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(state.path("lastFailure").asText()).contains("something else than JSON");
            assertThat(state.has("pausedUntil")).isTrue();
            assertThat(state.toString()).doesNotContain(KEY);
        }
    }

    private static JsonNode provider(TestServer server, String name) {
        try {
            JsonNode info = TestServer.json(server.get("/api/v1/info", "Authorization", "Bearer " + token(server)));
            for (JsonNode provider : info.path("providers")) {
                if (provider.path("name").asText().equals(name)) {
                    return provider;
                }
            }
            throw new IllegalStateException("there is no provider %s in %s".formatted(name, info));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(TestServer server) throws IOException, InterruptedException {
        return TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD), "Content-Type",
                "application/json")).path("accessToken").asText();
    }

    @Test
    void nobodyIsAskedWithoutAnOperatorsWordAndOnlyAdminsSeeWhoCouldBeAndWhichPluginIsBroken() throws Exception {
        Path plugins = Files.createDirectories(directory.resolve("data/plugins"));
        Files.writeString(plugins.resolve("broken.jar"), "this is no jar");
        try (ProviderSite site = new ProviderSite();
                TestServer server = start(Map.of("enrichment.providers.lastfm.url",
                        site.url(), "enrichment.providers.lastfm.key", KEY, "enrichment.providers.musicbrainz.url",
                        site.url()))) {
            String artist = anArtist(server);
            assertThat(info(server, artist).has("biography")).isFalse();
            assertThat(server.rest("getTopSongs?artist=x", CREDENTIALS).path("status").asText()).isEqualTo("ok");
            assertThat(TestServer.json(server.get("/api/v1/info")).has("providers")).isFalse();
            assertThat(TestServer.json(server.get("/api/v1/info", "Authorization", "Bearer no.such.token"))
                    .has("providers")).isFalse();
            assertThat(provider(server, "lastfm").path("state").asText()).isEqualTo("off");
            assertThat(provider(server, "lastfm").path("missing").asText())
                    .contains("enrichment.providers.lastfm.enabled");
            assertThat(provider(server, "musicbrainz").path("asked").asInt()).isZero();
            JsonNode info = TestServer.json(server.get("/api/v1/info", "Authorization", "Bearer " + token(server)));
            assertThat(info.path("pluginProblems").path(0).asText()).contains("broken.jar");
            assertThat(site.asked()).isEmpty();
        }
        assertThat(directory.resolve("data/cache/answers")).doesNotExist();
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtTheStartByItsName() {
        for (String address : List.of("not an address", "ftp://example.org/", "https://me:secret@example.org/",
                "https://example.org/?key=x")) {
            Map<String, String> settings = new HashMap<>(lastFm(address));
            settings.put("data", directory.resolve("data").toString());
            ServerConfig config = new ConfigLoader(Map.of(), settings, List.of()).load().config();
            assertThatThrownBy(() -> new EnrichmentAssembly(config, directory, Clock.systemUTC()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("enrichment.providers.lastfm.url")
                    .hasMessageNotContaining("secret");
        }
    }
}
