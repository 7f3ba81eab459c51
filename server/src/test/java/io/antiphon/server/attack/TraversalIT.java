package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @TempDir
    static Path directory;

    private static Target target;
    private static List<String> forbidden;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
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
    void aLinkOutOfAMusicFolderIsNotFollowed() throws Exception {
        Path secret = Files.writeString(directory.resolve("outside.flac"), "root:x: not music");
        Files.createSymbolicLink(directory.resolve("one").resolve("link.flac"), secret);
        Files.createSymbolicLink(directory.resolve("one").resolve("cover.jpg"), target.data().resolve("secret.key"));
        target.server().library().scanner().start(true);
        target.server().library().scanner().await();
        assertThat(target.songs()).hasSize(2);
        for (String song : target.songs()) {
            requireNothing("/rest/getCoverArt?id=%s&%s&v=1.16.1&c=x".formatted(song, Target.ADMIN));
        }
    }

    private static void requireNothing(String path, String... headers) throws Exception {
        HttpResponse<String> answer = target.server().get(path, headers);
        assertThat(answer.statusCode()).as(path).isLessThan(500);
        assertThat(forbidden).as(path).noneMatch(answer.body()::contains);
    }
}
