package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Markup in tags and texts, where people without an account look at it.
class StoredMarkupIT {

    private static final String MARKUP = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`&lt;{{7*7}}";

    @TempDir
    static Path directory;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory, MARKUP);
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void theSharePageShowsItAsText() throws Exception {
        JsonNode album = target.server()
                .rest("search3?query=alert", Target.ADMIN)
                .path("searchResult3")
                .path("album")
                .path(0);
        JsonNode share = target.server()
                .rest("createShare?id=%s&description=%s".formatted(album.path("id").asText(), Target.encoded(MARKUP)),
                        Target.ADMIN)
                .path("shares")
                .path("share")
                .path(0);
        HttpResponse<String> page = target.server().get(URI.create(share.path("url").asText()).getPath());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("alert(1)")
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .doesNotContain("</title></script>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void noTextBecomesMarkupInAnyFormat() throws Exception {
        String playlist = target.server()
                .rest("createPlaylist?name=" + Target.encoded(MARKUP), Target.ADMIN)
                .path("playlist")
                .path("id")
                .asText();
        target.server()
                .rest("updatePlaylist?playlistId=%s&comment=%s".formatted(playlist, Target.encoded(MARKUP)),
                        Target.ADMIN);
        target.server().rest("addChatMessage?message=" + Target.encoded(MARKUP), Target.ADMIN);
        target.server()
                .rest("createInternetRadioStation?streamUrl=http%3A%2F%2Fx&name=" + Target.encoded(MARKUP),
                        Target.ADMIN);
        String song = target.songs().getFirst();
        target.server()
                .rest("createBookmark?position=1&id=%s&comment=%s".formatted(song, Target.encoded(MARKUP)),
                        Target.ADMIN);
        for (String question : List.of("getPlaylists?x=", "getPlaylist?id=" + playlist, "getChatMessages?x=",
                "getInternetRadioStations?x=", "getBookmarks?x=", "search3?query=", "getIndexes?x=", "getArtists?x=",
                "getRandomSongs?x=", "getShares?x=", "getSong?id=" + song, "nothing?x=" + Target.encoded(MARKUP))) {
            for (String format : List.of("xml", "json", "jsonp&callback=show", MARKUP)) {
                String query = "/rest/%s&v=1.16.1&c=x&%s&f=%s".formatted(question, Target.ADMIN,
                        format.equals(MARKUP) ? Target.encoded(format) : format);
                HttpResponse<String> answer = target.server().get(query);
                String type = answer.headers().firstValue("Content-Type").orElse("");
                assertThat(type).as(query).doesNotContain("html").matches("(application|text)/(xml|json|javascript).*");
                assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(query).contains("nosniff");
                if (type.contains("xml")) {
                    assertThat(answer.body()).as(query).doesNotContain("<script>").doesNotContain("<img");
                }
            }
        }
        HttpResponse<String> export = target.server()
                .get("/api/v1/playlists/%s/export?format=xspf".formatted(playlist), "Authorization",
                        target.bearer("admin", TestServer.PASSWORD));
        assertThat(export.body()).doesNotContain("<script>");
        assertThat(export.headers().firstValue("Content-Disposition").orElse("attachment")).startsWith("attachment")
                .doesNotContain("<script>");
    }

    @Test
    void noNameBreaksOutOfAHeader() throws Exception {
        for (String song : target.songs()) {
            for (String endpoint : List.of("download", "stream")) {
                HttpResponse<String> answer = target.server()
                        .get("/rest/%s?id=%s&v=1.16.1&c=x&%s".formatted(endpoint, song, Target.ADMIN));
                assertThat(answer.headers().map().toString()).doesNotContain("<script>").doesNotContain("\n");
            }
        }
    }

    @Test
    void anAnswerIsNeverTakenForAPage() throws Exception {
        HttpResponse<String> xml = target.server()
                .get("/rest/search3?query=alert&v=1.16.1&c=x&" + Target.ADMIN);
        assertThat(xml.headers().firstValue("Content-Type").orElse("")).contains("xml");
        assertThat(xml.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(xml.body()).doesNotContain("<script>");
        HttpResponse<String> jsonp = target.server()
                .get("/rest/ping?f=jsonp&callback=%s&v=1.16.1&c=x&%s".formatted(Target.encoded("alert(1);//"),
                        Target.ADMIN));
        assertThat(jsonp.body()).doesNotStartWith("alert(1)");
    }
}
