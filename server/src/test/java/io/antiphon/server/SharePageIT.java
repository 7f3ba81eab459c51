package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.server.demo.DemoLibrary;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page behind the link of a share, of a whole server over real files.
class SharePageIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final Pattern STREAM = Pattern
            .compile("href=\"([0-9A-Za-z]+/[0-9A-Za-z]+/stream\\?token=[0-9A-Za-z_-]+)\"");

    @TempDir
    static Path directory;

    private static TestServer server;
    private static List<String> albums;

    @BeforeAll
    static void start() throws Exception {
        Path music = directory.resolve("music");
        new DemoLibrary(FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow()).make(music);
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()));
        albums = new ArrayList<>();
        server.rest("getAlbumList2?type=alphabeticalByName&size=50", ADMIN)
                .path("albumList2")
                .path("album")
                .forEach(album -> albums.add(album.path("id").asText()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aShareIsAPageThatNeedsNothingElse() throws Exception {
        JsonNode share = share("id=" + albums.getFirst());
        HttpResponse<String> page = server.get(path(share));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("<li>").doesNotContain("admin").doesNotContain("style=\"");
        for (JsonNode song : share.path("entry")) {
            assertThat(page.body()).contains(song.path("title").asText().replace("'", "&#39;").replace("&", "&amp;"));
        }
    }

    @Test
    void itsTracksPlayInRangesItsCoversShowAndItsFilesAreSaved() throws Exception {
        JsonNode share = share("id=" + albums.getFirst());
        String stream = "/share/" + streams(server.get(path(share)).body()).getFirst();
        HttpResponse<String> part = server.get(stream, "Range", "bytes=0-99");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValueAsLong("Content-Length")).hasValue(100);
        assertThat(server.get(path(share) + "/cover").headers().firstValue("Content-Type").orElse(""))
                .startsWith("image/");
        assertThat(server.get(stream.replace("/stream", "/thumbnail")).statusCode()).isEqualTo(200);
        HttpResponse<String> file = server.get(stream.replace("/stream", "/download"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    }

    @Test
    void whatIsTranscodedForABrowserIsTheCopyThatIsKeptForPlayers() throws Exception {
        String song = songOf("flac");
        JsonNode share = share("id=" + song);
        String stream = "/share/" + streams(server.get(path(share)).body()).getFirst() + "&format=mp3";
        HttpResponse<String> made = server.get(stream);
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
        while (server.library().mediaCache().makingCount() > 0) {
            Thread.onSpinWait();
        }
        HttpResponse<String> part = server.get(stream, "Range", "bytes=0-99");
        assertThat(part.statusCode()).isEqualTo(206);
        HttpResponse<String> player = server.get("/rest/stream?format=mp3&id=%s&%s&v=1.16.1&c=test".formatted(song,
                ADMIN), "Range", "bytes=0-99");
        assertThat(player.statusCode()).isEqualTo(206);
        assertThat(player.headers().firstValue("ETag")).isPresent()
                .isEqualTo(part.headers().firstValue("ETag"));
    }

    private static String songOf(String suffix) throws Exception {
        for (JsonNode song : server.rest("search3?query=&songCount=500", ADMIN).at("/searchResult3/song")) {
            if (song.path("suffix").asText().equals(suffix)) {
                return song.path("id").asText();
            }
        }
        throw new AssertionError("the demo has no " + suffix);
    }

    @Test
    void nothingButWhatIsSharedIsSent() throws Exception {
        JsonNode one = share("id=" + albums.get(0));
        JsonNode other = share("id=" + albums.getLast());
        String theirs = streams(server.get(path(other)).body()).getFirst().split("/", -1)[1];
        String token = token(server.get(path(one)).body());
        for (String what : List.of("stream", "download", "thumbnail")) {
            HttpResponse<String> answer = server.get(path(one) + "/" + theirs + "/" + what + token);
            assertThat(answer.statusCode()).as(what).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        }
        assertThat(server.get(path(one) + "/%2e%2e/stream" + token).statusCode()).isEqualTo(404);
        assertThat(server.get(path(one) + "/" + token).statusCode()).isEqualTo(404);
        assertThat(server.get("/share/").statusCode()).isEqualTo(404);
        assertThat(server.get("/share/nothing").statusCode()).isEqualTo(404);
        assertThat(server.send("POST", path(one) + "/cover", "x").statusCode()).isEqualTo(405);
        assertThat(server.send("PUT", path(one), "x").statusCode()).isEqualTo(405);
    }

    @Test
    void aVisitIsCountedOnceHoweverOftenThePageIsOpenedAndWhateverIsPlayed() throws Exception {
        JsonNode share = share("id=" + albums.getFirst());
        assertThat(server.send("HEAD", path(share), null).statusCode()).isEqualTo(200);
        assertThat(visits(share)).isZero();
        String page = server.get(path(share)).body();
        server.get("/share/" + streams(page).getFirst());
        server.get(path(share) + "/cover");
        server.get(path(share));
        assertThat(visits(share)).isEqualTo(1);
    }

    @Test
    void anExpiredShareIsGone() throws Exception {
        JsonNode share = share("id=%s&expires=1".formatted(albums.getFirst()));
        assertThat(server.get(path(share)).statusCode()).isEqualTo(410);
        assertThat(server.get(path(share)).body()).contains("No longer shared");
        assertThat(server.get(path(share) + "/cover").statusCode()).isEqualTo(410);
        JsonNode deleted = share("id=" + albums.getFirst());
        server.rest("deleteShare?id=" + deleted.path("id").asText(), ADMIN);
        assertThat(server.get(path(deleted)).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrittenIntoADescriptionIsShownAndNotObeyed() throws Exception {
        JsonNode share = share(
                "id=%s&description=%%3Cscript%%3Ealert(1)%%3C/script%%3E%%22%%27%%26".formatted(albums.getFirst()));
        assertThat(server.get(path(share)).body()).doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;");
    }

    @Test
    void theLinkLeadsToTheAddressThatTheAskerReachedTheServerBy() throws Exception {
        JsonNode share = share("id=" + albums.getFirst());
        assertThat(share.path("url").asText())
                .isEqualTo("%s/share/%s".formatted(server.url(), share.path("id").asText()));
    }

    private static JsonNode share(String parameters) throws IOException, InterruptedException {
        return server.rest("createShare?" + parameters, ADMIN).path("shares").path("share").get(0);
    }

    private static String path(JsonNode share) {
        return "/share/" + share.path("id").asText();
    }

    private static int visits(JsonNode share) throws IOException, InterruptedException {
        for (JsonNode one : server.rest("getShares", ADMIN).path("shares").path("share")) {
            if (one.path("id").equals(share.path("id"))) {
                return one.path("visitCount").asInt();
            }
        }
        throw new AssertionError("the share is not listed");
    }

    /// What the addresses of a page end with.
    private static String token(String page) {
        return streams(page).getFirst().replaceFirst(".*\\?", "?");
    }

    private static List<String> streams(String page) {
        List<String> found = new ArrayList<>();
        Matcher matcher = STREAM.matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
