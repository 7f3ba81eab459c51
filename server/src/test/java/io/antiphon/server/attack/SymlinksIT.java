package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Links that lead out of a music folder, there when it is scanned or put there later, in the place of all that is read from one.
class SymlinksIT {

    private static final String SECRET = "WHAT-LIES-OUTSIDE";

    @TempDir
    private Path directory;

    private Path album;
    private Path outside;

    @BeforeEach
    void prepare() throws Exception {
        album = Files.createDirectories(directory.resolve("music").resolve("Somebody").resolve("Album"));
        outside = Files.createDirectory(directory.resolve("outside"));
        Sounds.make(album.resolve("song.flac"), "Song");
        Sounds.make(outside.resolve("other.flac"), SECRET);
        Files.writeString(outside.resolve("text"), SECRET + "\n");
        Files.writeString(outside.resolve("lyrics.lrc"), "[00:00.10]" + SECRET + "\n");
        Files.writeString(outside.resolve("artist.nfo"),
                "<artist><name>Song</name><biography>" + SECRET + "</biography></artist>");
        Files.writeString(outside.resolve("album.nfo"),
                "<album><title>Album of Song</title><review>" + SECRET + "</review></album>");
        Files.writeString(outside.resolve("list.m3u"), "#PLAYLIST:" + SECRET + "\n" + album.resolve("song.flac"));
    }

    @Test
    void linksThatAreThereWhenAFolderIsScannedAreNotFollowed() throws Exception {
        link("other.flac", "link.flac");
        link("text", "text.mp3");
        link("text", "cover.jpg");
        link("text", "folder.png");
        link("lyrics.lrc", "song.lrc");
        link("text", "song.txt");
        link("artist.nfo", "../artist.nfo");
        link("album.nfo", "album.nfo");
        link("list.m3u", "list.m3u");
        Files.createSymbolicLink(album.resolve("directory"), outside);
        try (TestServer server = start()) {
            requireNothingFromOutside(server);
        }
    }

    @Test
    void filesThatBecomeLinksLaterAreNotFollowed() throws Exception {
        Files.write(album.resolve("cover.jpg"), Pictures.picture("jpg", 20, 20));
        Files.writeString(album.resolve("song.lrc"), "[00:00.10]words\n");
        Files.writeString(album.resolve("album.nfo"), "<album><title>Album of Song</title></album>");
        try (TestServer server = start()) {
            replace("other.flac", "song.flac");
            replace("text", "cover.jpg");
            replace("lyrics.lrc", "song.lrc");
            replace("album.nfo", "album.nfo");
            requireNothingFromOutside(server);
        }
    }

    @Test
    void aFolderThatBecomesALinkLaterIsNotFollowed() throws Exception {
        try (TestServer server = start()) {
            Files.move(album, directory.resolve("moved"));
            Files.copy(outside.resolve("other.flac"), outside.resolve("song.flac"));
            Files.createSymbolicLink(album, outside);
            requireNothingFromOutside(server);
        }
    }

    private void link(String target, String name) throws Exception {
        Files.createSymbolicLink(album.resolve(name).normalize(), outside.resolve(target));
    }

    private void replace(String target, String name) throws Exception {
        Files.delete(album.resolve(name));
        link(target, name);
    }

    private TestServer start() throws Exception {
        return TestServer.start(directory.resolve("data"), List.of(directory.resolve("music").toString()),
                Map.of("analysis.enabled", "false"));
    }

    private static void requireNothingFromOutside(TestServer server) throws Exception {
        String token = TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
        JsonNode found = server.rest("search3?query=", Target.ADMIN).path("searchResult3");
        assertThat(found.path("song")).hasSize(1);
        String song = found.path("song").path(0).path("id").asText();
        List<String> paths = new ArrayList<>();
        for (String id : List.of(song, found.path("album").path(0).path("id").asText(),
                found.path("artist").path(0).path("id").asText())) {
            for (String endpoint : List.of("stream?format=raw", "stream?format=mp3", "stream?format=opus",
                    "download?x=",
                    "getCoverArt?x=", "getCoverArt?size=50", "getLyricsBySongId?x=", "getArtistInfo2?x=",
                    "getArtistInfo?x=", "getAlbumInfo2?x=", "getAlbumInfo?x=", "getSong?x=", "getAlbum?x=",
                    "getMusicDirectory?x=")) {
                paths.add("/rest/%s&id=%s&f=json&v=1.16.1&c=x&%s".formatted(endpoint, id, Target.ADMIN));
            }
        }
        paths.add("/rest/getLyrics?title=Song&artist=Song&f=json&v=1.16.1&c=x&" + Target.ADMIN);
        paths.add("/rest/getPlaylists?f=json&v=1.16.1&c=x&" + Target.ADMIN);
        paths.add("/rest/search3?query=WHAT&f=json&v=1.16.1&c=x&" + Target.ADMIN);
        paths.add("/api/v1/tracks/%s/stream".formatted(song));
        paths.add("/api/v1/tracks/%s/seek-table".formatted(song));
        for (String path : paths) {
            HttpResponse<String> answer = server.get(path, "Authorization", "Bearer " + token);
            assertThat(answer.body()).as(path).doesNotContain(SECRET);
            assertThat(answer.statusCode()).as(path).isNotEqualTo(500);
        }
    }
}
