package io.antiphon.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import io.antiphon.nativeapi.http.RouteDescription;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ConfigLoader.Loaded;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole server in this process, over a data directory of its own.
public final class TestServer implements AutoCloseable {

    public static final String PASSWORD = "login-password-of-admin";
    public static final String APP_PASSWORD = "app-password-of-admin";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Installation installation;
    private final MusicLibrary library;
    private final RunningServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(Installation installation, MusicLibrary library, RunningServer server) {
        this.installation = installation;
        this.library = library;
        this.server = server;
    }

    public static TestServer start(Path data, List<String> music) throws InterruptedException {
        return start(data, music, Map.of());
    }

    public static TestServer start(Path data, List<String> music, Map<String, String> settings)
            throws InterruptedException {
        return start(data, music, settings, Clock.systemUTC());
    }

    /// @param clock what accounts, sessions and waits go by
    public static TestServer start(Path data, List<String> music, Map<String, String> settings, Clock clock)
            throws InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("data", data.toString());
        all.putIfAbsent("http.port", "0");
        all.putIfAbsent("api.requests-per-minute", "0");
        all.put("admin.password", PASSWORD);
        all.put("admin.app-password", APP_PASSWORD);
        Loaded loaded = new ConfigLoader(Map.of(), all, music).load();
        Installation installation = Installation.open(loaded, clock);
        MusicLibrary library = new MusicLibrary(installation, loaded.config(), String.valueOf(System.getenv("PATH")));
        library.configureFolders();
        installation.makeFirstAdmin(loaded.config().admin());
        RunningServer server = started(installation, library, loaded);
        library.refresh(true);
        library.scanner().await();
        return new TestServer(installation, library, server);
    }

    private static RunningServer started(Installation installation, MusicLibrary library, Loaded loaded) {
        try {
            return RunningServer.start(installation, library, loaded.config());
        } catch (StartException e) {
            library.close();
            installation.close();
            throw e;
        }
    }

    /// How many requests are being answered, the one that asks among them.
    public long inFlight() throws IOException, InterruptedException {
        return get("/metrics").body()
                .lines()
                .filter(line -> line.startsWith("antiphon_http_requests_in_flight "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    /// Providers that can be asked from now on.
    public void offer(Provider... providers) {
        Providers all = new Providers(List.of(providers));
        server.elsewhere().offer(() -> all);
    }

    public Installation installation() {
        return installation;
    }

    public MusicLibrary library() {
        return library;
    }

    /// Scans, and returns when what the scan saw is taken in.
    void scan() throws InterruptedException {
        library.scanner().start(false);
        library.scanner().await();
        awaitPlaylists();
    }

    /// Returns when the playlist files that scans saw are taken in.
    public void awaitPlaylists() throws InterruptedException {
        server.playlists().await();
    }

    /// What the native API answers, and to whom.
    public List<RouteDescription> routes() {
        return server.nativeApi().describe();
    }

    /// An answer as it was sent.
    public HttpResponse<byte[]> bytes(String method, String path, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /// Looks for a renewed certificate, as the server does now and then.
    void refreshCertificate() {
        server.tls().orElseThrow().refresh();
    }

    public int port() {
        return server.port();
    }

    public String url() {
        return "http://127.0.0.1:%d%s".formatted(server.port(), server.basePath());
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> sendBytes(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, BodyPublishers.ofByteArray(body))
                .headers(headers)
                .build(), BodyHandlers.ofString());
    }

    /// The `subsonic-response` of a question asked with these credentials.
    public JsonNode rest(String question, String credentials) throws IOException, InterruptedException {
        String separator = question.indexOf('?') < 0 ? "?" : "&";
        return json(get("/rest/" + question + separator + credentials + "&v=1.16.1&c=test&f=json"))
                .path("subsonic-response");
    }

    public static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            try {
                library.close();
            } finally {
                try {
                    installation.close();
                } finally {
                    client.close();
                }
            }
        }
    }
}
