package io.antiphon.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.antiphon.core.Sha256;
import io.antiphon.server.TestServer;
import io.antiphon.testing.openid.OpenIdProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// What a server meets outside, on this machine: an identity provider, a proxy that says who somebody is, and a radio station.
final class ApiNeighbours implements AutoCloseable {

    /// Where the proxy, which is whoever asks, says who somebody is.
    static final String PROXY_HEADER = "X-Auth-User";
    static final String VERIFIER = "kept-by-the-program";

    private static final int INTERVAL = 8_000;
    private static final Map<String, String> CAROL = Map.of("sub", "\"4711\"", "preferred_username", "\"carol\"",
            "groups", "[\"djs\"]");

    private final OpenIdProvider provider = new OpenIdProvider();
    private final HttpServer station;
    private final HttpClient browser = HttpClient.newHttpClient();

    ApiNeighbours() throws IOException {
        provider.signIn(CAROL);
        station = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        station.createContext("/", ApiNeighbours::broadcast);
        station.start();
    }

    /// What a server that knows them is configured with, and what else was wished.
    Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("oidc.issuer", provider.issuer(), "oidc.client-id",
                OpenIdProvider.CLIENT, "oidc.client-secret", OpenIdProvider.SECRET, "oidc.create-accounts", "true",
                "oidc.roles", "djs=curator", "trusted-header.proxies", "127.0.0.1", "trusted-header.user-header",
                PROXY_HEADER, "web.allowed-addresses", "127.0.0.1"));
        settings.putAll(more);
        return settings;
    }

    String stationUrl() {
        return "http://127.0.0.1:%d/live".formatted(station.getAddress().getPort());
    }

    static String challenge() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }

    /// What the provider sends a browser back with, as a query.
    String signedIn(TestServer server) throws Exception {
        HttpResponse<String> begun = server.send("POST", "/api/v1/auth/oidc/start",
                "{\"challenge\":\"%s\"}".formatted(challenge()));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        URI back = URI.create(location(URI.create(TestServer.json(begun).path("authorizationUrl").asText())));
        return "?" + back.getRawQuery();
    }

    /// What is exchanged for tokens, together with [#VERIFIER].
    String code(TestServer server) throws Exception {
        String home = location(URI.create(server.url() + "/api/v1/auth/oidc/callback" + signedIn(server)));
        assertThat(home).contains("#code=");
        return home.replaceFirst(".*#code=", "");
    }

    private String location(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("%s leads nowhere: %s".formatted(address, answer.body())));
    }

    /// A little sound with a title between, as Shoutcast servers send it.
    private static void broadcast(HttpExchange exchange) throws IOException {
        byte[] title = "StreamTitle='Ann - Song';\0\0\0\0\0\0\0".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
        exchange.getResponseHeaders().set("icy-name", "Test FM");
        exchange.getResponseHeaders().set("icy-metaint", Integer.toString(INTERVAL));
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(new byte[INTERVAL]);
        exchange.getResponseBody().write(title.length / 16);
        exchange.getResponseBody().write(title);
        exchange.getResponseBody().write(new byte[INTERVAL]);
        exchange.getResponseBody().write(0);
        exchange.close();
    }

    @Override
    public void close() {
        browser.close();
        station.stop(0);
        provider.close();
    }
}
