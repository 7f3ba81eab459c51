package io.antiphon.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page in a Chromium without a window, which tells what happened to it by a POST to `told`. It may read from all origins.
final class BrowserPage implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final String HLS = "/META-INF/resources/webjars/hls.js/1.4.12/dist/hls.js";

    private final HttpServer site;
    private final Process browser;
    private final CompletableFuture<String> told;

    private BrowserPage(HttpServer site, Process browser, CompletableFuture<String> told) {
        this.site = site;
        this.browser = browser;
        this.told = told;
    }

    static Optional<Path> findChromium() {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(Pattern.quote(File.pathSeparator)))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param place for what the browser keeps
    static BrowserPage open(Path chromium, Path place, String page) throws IOException {
        CompletableFuture<String> told = new CompletableFuture<>();
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        site.createContext("/", exchange -> answer(exchange, "text/html", page.getBytes(StandardCharsets.UTF_8)));
        site.createContext("/hls.js", exchange -> answer(exchange, "text/javascript", resource(HLS)));
        site.createContext("/hls-player.js",
                exchange -> answer(exchange, "text/javascript", resource("/io/antiphon/server/hls-player.js")));
        site.createContext("/told", exchange -> {
            told.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, "text/plain", new byte[0]);
        });
        site.start();
        Process browser = new ProcessBuilder(chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--mute-audio", "--autoplay-policy=no-user-gesture-required", "--disable-web-security",
                "--no-first-run", "--user-data-dir=" + Files.createTempDirectory(place, "browser"),
                "http://127.0.0.1:%d/".formatted(site.getAddress().getPort()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new BrowserPage(site, browser, told);
    }

    String told() throws InterruptedException, ExecutionException, TimeoutException {
        return told.get(600, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        List<ProcessHandle> all = browser.descendants().toList();
        browser.destroyForcibly().onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        site.stop(0);
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = BrowserPage.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
