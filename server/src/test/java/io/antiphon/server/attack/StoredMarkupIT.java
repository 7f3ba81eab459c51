package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
