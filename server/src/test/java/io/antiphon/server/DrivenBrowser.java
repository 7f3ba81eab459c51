package io.antiphon.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A Chromium without a window, driven by its own protocol (<https://chromedevtools.github.io/devtools-protocol/>), so that pages run as they
/// are, with the policy that they are sent with.
final class DrivenBrowser implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SECONDS = 60;

    private final Process browser;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

    /// @param place for what the browser keeps
    DrivenBrowser(Path chromium, Path place) throws Exception {
        Path profile = Files.createTempDirectory(place, "browser");
        browser = new ProcessBuilder(chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--mute-audio", "--autoplay-policy=no-user-gesture-required", "--no-first-run",
                "--hide-scrollbars", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            socket = client.newWebSocketBuilder()
                    .buildAsync(page(profile), new Reader())
                    .get(SECONDS, TimeUnit.SECONDS);
            call("Page.enable", Map.of());
        } catch (Exception | AssertionError e) {
            end();
            throw e;
        }
    }

    /// Where the first page is spoken to.
    private URI page(Path profile) throws IOException, InterruptedException {
        Path told = profile.resolve("DevToolsActivePort");
        Eventually.await("Chromium to say where it is spoken to", () -> lines(told).size() >= 2);
        String list = client.send(HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:%s/json/list".formatted(lines(told).getFirst())))
                .build(), BodyHandlers.ofString()).body();
        for (JsonNode target : JSON.readTree(list)) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IOException("Chromium has no page: " + list);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts what the browser says together.
    private final class Reader implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void take(String message) {
            try {
                JsonNode told = JSON.readTree(message);
                CompletableFuture<JsonNode> waiting = answers.remove(told.path("id").asInt());
                if (waiting != null) {
                    waiting.complete(told);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = asked.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode told = answer.get(SECONDS, TimeUnit.SECONDS);
        if (told.has("error")) {
            throw new AssertionError("%s: %s".formatted(method, told.path("error")));
        }
        return told.path("result");
    }

    /// Has a script run before those of every page that is opened from now on.
    void before(String script) throws Exception {
        call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /// @param width of the window, in CSS pixels
    void resize(int width, int height, boolean phone) throws Exception {
        call("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /// @param scheme `light` or `dark`
    void prefer(String scheme) throws Exception {
        call("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// Returns when the page is there, and its scripts have run.
    void open(String url) throws Exception {
        call("Page.navigate", Map.of("url", url));
        await("%s to be loaded".formatted(url), "location.href.startsWith(%s) && document.readyState === 'complete'"
                .formatted(JSON.writeValueAsString(url)));
    }

    /// What an expression is in the page; promises are waited for.
    JsonNode evaluate(String expression) throws Exception {
        JsonNode told = call("Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (told.has("exceptionDetails")) {
            throw new AssertionError("%s: %s".formatted(expression, told.path("exceptionDetails")));
        }
        return told.at("/result/value");
    }

    /// @param condition an expression that becomes true; pages that are being changed for others are waited for
    void await(String what, String condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!holds(condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %d seconds: %s; the page says: %s".formatted(SECONDS, what,
                        evaluate("document.body.innerText").asText()));
            }
        }
    }

    private boolean holds(String condition) throws Exception {
        try {
            return evaluate(
                    "new Promise(said => setTimeout(() => { try { said(!!(%s)) } catch { said(false) } }, 50))"
                            .formatted(condition))
                    .asBoolean();
        } catch (AssertionError _) {
            // The page went away meanwhile, or is not far enough.
            return false;
        }
    }

    byte[] screenshot() throws Exception {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png")).path("data").asText());
    }

    private void end() {
        List<ProcessHandle> all = browser.descendants().toList();
        browser.destroyForcibly().onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        client.shutdownNow();
    }

    @Override
    public void close() {
        socket.abort();
        end();
    }
}
