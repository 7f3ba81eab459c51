package io.antiphon.server.http;

import static io.antiphon.server.page.Html.escape;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A page for people who open the address in a browser: how to play from an app, and what somebody has to look after, as `/readyz` says it.
final class FrontPage {

    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
    /// Stands in the page where what is wrong goes.
    private static final String TROUBLE = "<!-- trouble -->";

    private static final Pattern COMMAND = Pattern.compile("`([^`]+)`");

    private final Health health;
    private final String page = read();

    FrontPage(Health health) {
        this.health = health;
    }

    void send(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.header(POLICY,
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        response.send(page.replace(TROUBLE, trouble()).getBytes(UTF_8));
    }

    private String trouble() {
        String told = Stream.concat(health.failures().stream(), health.warnings().stream())
                .distinct()
                .map(one -> "<li>%s</li>".formatted(COMMAND.matcher(escape(one)).replaceAll("<code>$1</code>")))
                .collect(Collectors.joining("\n"));
        return told.isEmpty() ? ""
                : "<section><h2>Somebody should look after this</h2>\n<ul>\n%s\n</ul></section>".formatted(told);
    }

    private static String read() {
        try (InputStream in = FrontPage.class.getResourceAsStream("/front-page.html")) {
            return in == null ? "Antiphon" : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
