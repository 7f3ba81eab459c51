package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Document types and entities, external and growing ones, in everything that is read as XML: feeds, station playlists, XSPF, `.nfo`,
/// TTML, and bodies that should be JSON.
class EntitiesIT {

    private static final String SECRET = "WHAT-LIES-OUTSIDE";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Canary site;
    private static Canary elsewhere;
    private static List<String> prologs;
    private static String bearer;

    @BeforeAll
    static void start() throws Exception {
        site = Canary.at("127.0.0.1");
        elsewhere = Canary.at("127.0.0.1");
        Path secret = Files.writeString(directory.resolve("secret"), SECRET);
        prologs = prologs(secret);
        Path music = directory.resolve("music");
        for (int i = 0; i < prologs.size(); i++) {
            Path artist = music.resolve("Artist " + i);
            Path album = Files.createDirectories(artist.resolve("Album"));
            Sounds.make(album.resolve("song.flac"), "Number " + i, 300 + 10 * i, 1);
            write(album.resolve("song.ttml"), i, "tt", "<body><div><p begin='0s' end='1s'>&x;words</p></div></body>");
            write(artist.resolve("artist.nfo"), i, "artist",
                    "<name>Number %d</name><biography>&x;life</biography>".formatted(i));
            write(album.resolve("album.nfo"), i, "album", "<title>Album of Number %d</title><review>&x;good</review>"
                    .formatted(i));
            write(album.resolve("list.xspf"), i, "playlist",
                    "<title>&x;list</title><trackList><track><location>song.flac</location></track></trackList>");
            Files.writeString(album.resolve("cover.jpg"), prologs.get(i).formatted("svg") + "<svg>&x;</svg>");
        }
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false", "web.allowed-addresses", "127.0.0.1"));
        bearer = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
    }

    /// Beginnings of documents, with a place for the root's name, that declare `&x;`.
    private static List<String> prologs(Path secret) {
        String grown = IntStream.range(1, 20)
                .mapToObj(i -> "<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)))
                .collect(Collectors.joining());
        return List.of("<!DOCTYPE %%s [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri()),
                "<!DOCTYPE %%s [<!ENTITY x SYSTEM \"%s\">]>".formatted(elsewhere.url("/entity")),
                "<!DOCTYPE %%s SYSTEM \"%s\" [<!ENTITY x \"y\">]>".formatted(elsewhere.url("/dtd")),
                "<!DOCTYPE %%s PUBLIC \"-//x//y\" \"%s\" [<!ENTITY x \"y\">]>".formatted(elsewhere.url("/public")),
                "<!DOCTYPE %%s [<!ENTITY %%%% p SYSTEM \"%s\">%%%%p;<!ENTITY x \"y\">]>"
                        .formatted(elsewhere.url("/parameter")),
                "<!DOCTYPE %s [<!ENTITY a0 \"" + SECRET + "\">" + grown + "<!ENTITY x \"&a19;\">]>",
                "<!DOCTYPE %s [<!ENTITY x \"" + "A".repeat(50_000) + "\">]>",
                "<?xml-stylesheet href=\"%s\"?><!DOCTYPE %%s [<!ENTITY x \"y\">]>".formatted(elsewhere.url("/style")));
    }

    private static void write(Path file, int prolog, String root, String content) throws Exception {
        Files.writeString(file, document(prolog, root, content));
    }

    private static String document(int prolog, String root, String content) {
        String attributes = root.equals("tt") ? " xmlns='http://www.w3.org/ns/ttml'"
                : root.equals("playlist")
                        ? " version='1' xmlns='http://xspf.org/ns/0/' xmlns:xi='http://www.w3.org/2001/XInclude'"
                        : "";
        return prologs.get(prolog).formatted(root) + "<%s%s>%s</%s>".formatted(root, attributes, content, root);
    }

    @AfterAll
    static void stop() {
        server.close();
        site.close();
        elsewhere.close();
    }

    @Test
    void noFileInAMusicFolderIsExpanded() throws Exception {
        JsonNode found = server.rest("search3?query=&songCount=100&albumCount=100&artistCount=100", Target.ADMIN)
                .path("searchResult3");
        assertThat(found.path("song")).hasSize(prologs.size());
        for (JsonNode song : found.path("song")) {
            for (String endpoint : List.of("getLyricsBySongId", "getCoverArt", "getSong")) {
                requireNothing(endpoint + "?id=" + song.path("id").asText());
            }
        }
        for (String kind : List.of("artist", "album")) {
            for (JsonNode one : found.path(kind)) {
                requireNothing((kind.equals("artist") ? "getArtistInfo2?id=" : "getAlbumInfo2?id=")
                        + one.path("id").asText());
            }
        }
        requireNothing("getPlaylists");
    }

    @Test
    void noUploadIsExpanded() throws Exception {
        for (int i = 0; i < prologs.size(); i++) {
            String xspf = document(i, "playlist",
                    "<title>&x;</title><trackList><track><location>&x;</location></track></trackList>");
            HttpResponse<String> answer = server.send("POST", "/api/v1/playlists/import?name=x&format=xspf", xspf,
                    "Authorization", bearer);
            assertThat(answer.statusCode()).as(xspf).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(SECRET);
            HttpResponse<String> body = server.send("POST", "/api/v1/playlists/smart", xspf, "Authorization", bearer,
                    "Content-Type", "application/xml");
            assertThat(body.statusCode()).isEqualTo(400);
        }
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void noFeedIsExpanded() throws Exception {
        for (int i = 0; i < prologs.size(); i++) {
            for (String root : List.of("rss", "feed", "rdf:RDF")) {
                String path = "/%s/%d".formatted(root.replace(":", ""), i);
                site.serve(path, "application/xml", document(i, root, "<channel><title>&x;</title></channel>"));
                server.rest("createPodcastChannel?url=" + Target.encoded(site.url(path)), Target.ADMIN);
            }
        }
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        JsonNode podcasts = server.rest("getPodcasts", Target.ADMIN);
        while (podcasts.toString().contains("\"downloading\"") || podcasts.toString().contains("\"new\"")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            podcasts = server.rest("getPodcasts", Target.ADMIN);
        }
        assertThat(podcasts.toString()).doesNotContain(SECRET).contains("DOCTYPE");
        assertThat(podcasts.path("podcasts").path("channel")).hasSize(3 * prologs.size())
                .allMatch(channel -> channel.path("status").asText().equals("error"));
        assertThat(elsewhere.asked()).isEmpty();
    }

    private static void requireNothing(String question) throws Exception {
        HttpResponse<String> answer = server.get("/rest/" + question + (question.indexOf('?') < 0 ? "?" : "&")
                + "f=json&v=1.16.1&c=x&" + Target.ADMIN);
        assertThat(answer.statusCode()).as(question).isLessThan(500);
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).as(question).hasSizeLessThan(100_000);
        assertThat(answer.body()).as(question).doesNotContain(SECRET).doesNotContain("AAAAAAAAAA");
        assertThat(elsewhere.asked()).as(question).isEmpty();
    }
}
