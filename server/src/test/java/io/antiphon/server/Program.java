package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program as processes of its own over one data directory, and its answers. Closing ends what still runs.
final class Program implements AutoCloseable {

    static final String PASSWORD = "process-login-password";
    static final String APP_PASSWORD = "process-app-password";
    static final String CREDENTIALS = "u=admin&p=" + APP_PASSWORD + "&v=1.16.1&c=test";
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    /// As the build packs it, beside the module's classes.
    private static final Path PACKAGED = Path.of("target/antiphon/antiphon.jar").toAbsolutePath();

    private final Path data;
    private final Map<String, String> environment;
    private final List<String> launch;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();

    Program(Path data) {
        this(data, Map.of(),
                List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        "io.antiphon.server.cli.Main"));
    }

    private Program(Path data, Map<String, String> environment, List<String> launch) {
        this.data = data;
        this.environment = Map.copyOf(environment);
        this.launch = List.copyOf(launch);
    }

    /// As people run it, for measuring.
    ///
    /// @param settings by their names, as in the configuration
    static Program packaged(Path data, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) -> environment
                .put("ANTIPHON_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value));
        List<String> launch = Files.exists(PACKAGED)
                ? List.of("-XX:+UseCompactObjectHeaders", "-jar", PACKAGED.toString())
                : List.of("-cp", System.getProperty("java.class.path"), "io.antiphon.server.cli.Main");
        return new Program(data, environment, launch);
    }

    /// A server that printed its address.
    ///
    /// @param greeting what it printed until then
    record Running(Process process, Printed out, String url, String greeting) {

        /// What it printed since; waits for its end.
        String rest() throws InterruptedException {
            return out.rest();
        }
    }

    record Ended(int code, String output) {}

    Running serve(Path music) throws IOException, InterruptedException {
        Process process = start("serve", "--data", data.toString(), "--music", music.toString(), "--port", "0");
        Printed out = Printed.by(process);
        StringBuilder greeting = new StringBuilder();
        Optional<String> line = out.next();
        while (line.isPresent()) {
            greeting.append(line.get()).append('\n');
            Matcher address = ADDRESS.matcher(line.get());
            if (address.find()) {
                return new Running(process, out, address.group(), greeting.toString());
            }
            line = out.next();
        }
        throw new IOException("the server did not start: " + greeting);
    }

    static void stop(Running server) throws InterruptedException {
        // Process.destroy() would close the streams, too.
        server.process().toHandle().destroy();
        assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    Ended command(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8"));
        command.addAll(launch);
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ANTIPHON_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("ANTIPHON_ADMIN_APP_PASSWORD", APP_PASSWORD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        processes.add(process);
        return process;
    }

    /// Waits until the first scan, which runs beside the first answers, has ended and brought so many albums.
    JsonNode awaitAlbums(Running server, int count) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            JsonNode scan = ask(server, "getScanStatus").path("scanStatus");
            JsonNode albums = ask(server, "getAlbumList2?type=alphabeticalByName&size=50").path("albumList2")
                    .path("album");
            if (albums.size() >= count && !scan.path("scanning").asBoolean()) {
                return albums;
            }
        }
        throw new IOException("the scan did not end");
    }

    JsonNode ask(Running server, String question) throws IOException, InterruptedException {
        return JsonMapper.builder().build().readTree(answer(server, question, "json")).path("subsonic-response");
    }

    /// @param format as the `f` parameter has it
    String answer(Running server, String question, String format) throws IOException, InterruptedException {
        String separator = question.indexOf('?') < 0 ? "?" : "&";
        return get(server.url() + "/rest/" + question + separator + CREDENTIALS + "&f=" + format);
    }

    String get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        client.close();
    }
}
