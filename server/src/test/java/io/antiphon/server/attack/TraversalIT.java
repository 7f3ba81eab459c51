package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ways out of where things lie.
class TraversalIT {

    private static final List<String> WAYS = List.of("../secret.key", "../../secret.key", "../data/secret.key",
            "..%2fdata%2fsecret.key", "..%252fsecret.key", "....//secret.key", "/etc/passwd",
            "../../../../../../etc/passwd",
            "..\\..\\secret.key", "%2e%2e/%2e%2e/secret.key", "file:///etc/passwd", "secret.key%00.jpg",
            "al-../secret.key",
            "..;/secret.key", "operator.token", "../operator.token");
    private static final List<String> BY_ID = List.of("stream", "download", "getCoverArt", "getSong", "getAlbum",
            "getArtist", "getMusicDirectory", "hls", "hls.m3u8", "hlsPlaylist", "getVideoInfo", "getCaptions",
            "getPlaylist", "getLyricsBySongId", "getPodcastEpisode");

    private static final List<String> NAMES = List.of("../../pwned.mp3", "..\\..\\pwned.mp3", "/tmp/pwned.mp3",
            "pwned\u00a0.mp3",
            "....//pwned.mp3", "%2e%2e%2fpwned.mp3");

    @TempDir
    static Path directory;

    private static Target target;
    private static List<String> forbidden;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory, "First", Map.of("web.allowed-addresses", "127.0.0.1"));
        forbidden = new ArrayList<>(List.of("root:x:", "root:*:"));
        forbidden.add(Files.readString(target.data().resolve("secret.key"), StandardCharsets.ISO_8859_1));
        forbidden.add(Files.readAllLines(target.data().resolve("operator.token")).getLast());
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void noIdLeadsOutOfTheLibrary() throws Exception {
        for (String way : WAYS) {
            for (String endpoint : BY_ID) {
                requireNothing("/rest/%s?id=%s&%s&v=1.16.1&c=x".formatted(endpoint, Target.encoded(way), Target.ADMIN));
            }
            requireNothing("/rest/getAvatar?username=%s&%s&v=1.16.1&c=x".formatted(Target.encoded(way), Target.ADMIN));
        }
    }

    @Test
    void noPathLeadsToAFile() throws Exception {
        String bearer = target.bearer("admin", TestServer.PASSWORD);
        for (String way : WAYS) {
            String written = way.replace("\\", "%5c").replace(" ", "%20");
            for (String root : List.of("/", "/rest/", "/api/v1/", "/share/", "/share/x/", "/api/v1/hls/",
                    "/api/v1/tracks/", "/static/")) {
                requireNothing(root + written, "Authorization", bearer);
            }
            requireNothing("/api/v1/hls/x/" + Target.encoded(way));
            requireNothing("/api/v1/tracks/%s/stream".formatted(Target.encoded(way)), "Authorization", bearer);
        }
    }

    @Test
    void noUploadedPlaylistLeadsToAFile() throws Exception {
        String bearer = target.bearer("admin", TestServer.PASSWORD);
        List<String> ways = new ArrayList<>(WAYS);
        ways.addAll(List.of(target.data().resolve("secret.key").toString(), target.data().toUri() + "secret.key",
                "\\\\server\\share\\x.mp3", "C:\\secret.key", "http://127.0.0.1:9/x.mp3", "file://127.0.0.1/etc/passwd",
                "one/../../data/secret.key", "a\u0000.flac", "%00", "/dev/zero", "/proc/self/environ"));
        for (String format : List.of("m3u", "m3u8", "pls", "xspf", "jspf")) {
            for (String way : ways) {
                HttpResponse<String> taken = target.server()
                        .send("POST", "/api/v1/playlists/import?name=x&format=" + format, playlist(format, way),
                                "Authorization", bearer);
                assertThat(taken.statusCode()).as("%s with %s", format, way).isIn(201, 400);
                assertThat(forbidden).noneMatch(taken.body()::contains);
                if (taken.statusCode() == 201) {
                    assertThat(TestServer.json(taken).path("tracks").asInt()).as(way).isZero();
                    String id = TestServer.json(taken).path("id").asText();
                    requireNothing("/rest/download?id=%s&%s&v=1.16.1&c=x".formatted(id, Target.ADMIN));
                    requireNothing("/api/v1/playlists/%s/export".formatted(id), "Authorization", bearer);
                }
            }
        }
    }

    private static String playlist(String format, String entry) throws Exception {
        String escaped = entry.replace("&", "&amp;").replace("<", "&lt;").replace("\u0000", "");
        return switch (format) {
            case "pls" -> "[playlist]\nFile1=%s\nNumberOfEntries=1\n".formatted(entry);
            case "xspf" -> "<playlist version='1' xmlns='http://xspf.org/ns/0/'><trackList><track><location>%s</location></track></trackList></playlist>"
                    .formatted(escaped);
            case "jspf" -> "{\"playlist\":{\"track\":[{\"location\":[%s]}]}}"
                    .formatted(new JsonMapper().writeValueAsString(entry));
            default -> "#EXTM3U\n" + entry + "\n";
        };
    }

    @Test
    void noFeedNamesAFile() throws Exception {
        try (Canary site = Canary.at("127.0.0.1")) {
            StringBuilder items = new StringBuilder();
            for (int i = 0; i < NAMES.size(); i++) {
                site.serve("/sound/" + i, "audio/mpeg", "sound");
                items.append(
                        "<item><title>../../%1$s</title><guid>../../%1$s</guid><enclosure url=\"%2$s?x=/%1$s\" type=\"audio/mpeg\"/></item>"
                                .formatted(NAMES.get(i), site.url("/sound/" + i)));
            }
            site.serve("/feed", "application/rss+xml",
                    "<rss version=\"2.0\"><channel><title>../../../feed</title>" + items
                            + "</channel></rss>");
            target.server().rest("createPodcastChannel?url=" + Target.encoded(site.url("/feed")), Target.ADMIN);
            JsonNode channel = awaited("completed");
            assertThat(channel.path("episode")).as(channel.toString()).hasSizeGreaterThan(2);
            for (JsonNode episode : channel.path("episode")) {
                target.server().rest("downloadPodcastEpisode?id=" + episode.path("id").asText(), Target.ADMIN);
            }
            awaited("completed");
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.map(Path::toString).filter(file -> file.contains("pwned"))).isEmpty();
        }
        assertThat(Path.of("pwned.mp3")).doesNotExist();
    }

    /// The channel, once it and its episodes have come to rest.
    private static JsonNode awaited(String status) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (System.nanoTime() < deadline) {
            JsonNode channel = target.server().rest("getPodcasts", Target.ADMIN).at("/podcasts/channel/0");
            if (channel.path("status").asText().equals(status) && !channel.toString().contains("\"downloading\"")) {
                return channel;
            }
        }
        throw new AssertionError("the podcast was not read");
    }

    @Test
    void noNameInAnArchiveLeadsOutOfIt() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("one").resolve("b\\..\\..\\folder"));
        List<String> names = List.of("a\\..\\..\\loose.flac", "C:\\loose.flac", "a\nb.flac", "con.flac", "a\\.flac");
        int hertz = 1_000;
        for (String name : names) {
            hertz += 50;
            Path made = directory.resolve("made.flac");
            Sounds.make(made, "..\\..\\title " + hertz, hertz, 1);
            Files.move(made, folder.resolve(name));
        }
        target.server().library().scanner().start(true);
        target.server().library().scanner().await();
        assertThat(target.server().rest("search3?query=title&songCount=100", Target.ADMIN).at("/searchResult3/song"))
                .hasSize(names.size());
        int packed = 0;
        for (String kind : List.of("song", "album", "artist")) {
            for (JsonNode one : target.server()
                    .rest("search3?query=title&songCount=100&albumCount=100&artistCount=100", Target.ADMIN)
                    .path("searchResult3")
                    .path(kind)) {
                packed += requireSafe(one.path(kind.equals("song") ? "parent" : "id").asText());
            }
        }
        assertThat(packed).isGreaterThan(names.size());
    }

    private static int requireSafe(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target.server().url()
                + "/rest/download?id=%s&v=1.16.1&c=x&%s".formatted(id, Target.ADMIN))).build();
        try (HttpClient client = HttpClient.newHttpClient();
                ZipInputStream zip = new ZipInputStream(client.send(request, BodyHandlers.ofInputStream()).body())) {
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).doesNotContain("\\")
                        .doesNotContain(":")
                        .doesNotStartWith("/")
                        .doesNotContainPattern("(^|/)\\.\\.(/|$)")
                        .doesNotContainPattern("[\\x00-\\x1f]");
                count++;
            }
            return count;
        }
    }

    private static void requireNothing(String path, String... headers) throws Exception {
        HttpResponse<String> answer = target.server().get(path, headers);
        assertThat(answer.statusCode()).as(path).isLessThan(500);
        assertThat(forbidden).as(path).noneMatch(answer.body()::contains);
    }
}
