package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.server.demo.DemoLibrary;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own: started, killed, asked by its own command line.
class ProcessIT {

    private static final String PASSWORD = "process-login-password";
    private static final String APP_PASSWORD = "process-app-password";
    private static final String CREDENTIALS = "u=admin&p=" + APP_PASSWORD + "&v=1.16.1&c=test&f=json";
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    @TempDir
    private static Path shared;
    private static Path music;

    @TempDir
    private Path data;
    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void makeMusic() throws Exception {
        music = shared.resolve("music");
        new DemoLibrary(FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow()).make(music);
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aStarThatWasAcknowledgedSurvivesAKill() throws Exception {
        Running first = serve();
        String album = awaitAlbums(first, 5).get(0).path("id").asText();
        assertThat(ask(first, "star?albumId=" + album).path("status").asText()).isEqualTo("ok");
        first.process().destroyForcibly().waitFor();
        Running second = serve();
        JsonNode starred = ask(second, "getStarred2").path("starred2").path("album");
        assertThat(starred.get(0).path("id").asText()).isEqualTo(album);
    }

    @Test
    void theCommandLineTalksToTheRunningServerAndWorksWithoutOne() throws Exception {
        Running server = serve();
        awaitAlbums(server, 5);
        assertThat(command("users", "--data", data.toString()).output()).contains("admin");
        Ended made = command("users", "app-password", "admin", "--device", "Phone", "--data", data.toString());
        String appPassword = made.output().replaceAll("(?s).*password\\s+(\\S+).*", "$1");
        HttpClient client = HttpClient.newHttpClient();
        assertThat(get(client, server.url() + "/rest/ping?u=admin&p=" + appPassword + "&v=1.16.1&c=x&f=json"))
                .contains("\"status\":\"ok\"");
        assertThat(command("scan", "--data", data.toString()).output()).contains("Scanned 18 files");
        stop(server);
        assertThat(command("users", "--data", data.toString()).output()).contains("admin");
        assertThat(command("scan", "--full", "--data", data.toString()).output()).contains("18 of them");
        assertThat(command("scan", "--report", "--data", data.toString()).output()).contains("No problems");
        assertThat(command("doctor", "--data", data.toString()).output()).contains("ok    database")
                .contains("All is well.");
    }

    @Test
    void theDemoLibraryIsTakenInAsItIsMeant() throws Exception {
        Running server = serve();
        JsonNode albums = awaitAlbums(server, 5);
        assertThat(albums).hasSize(5).anySatisfy(album -> assertThat(album.path("name").asText()).isEqualTo("星の手紙"));
        assertThat(albums).anySatisfy(album -> {
            assertThat(album.path("name").asText()).isEqualTo("Twelve Small Dances");
            assertThat(album.path("songCount").asInt()).isEqualTo(4);
        });
        JsonNode song = ask(server, "search3?query=morning%20harbour").path("searchResult3").path("song").get(0);
        byte[] sent = HttpClient.newHttpClient()
                .send(HttpRequest
                        .newBuilder(URI.create(
                                server.url() + "/rest/stream?id=" + song.path("id").asText() + "&" + CREDENTIALS))
                        .build(),
                        BodyHandlers.ofByteArray())
                .body();
        assertThat(sent).isEqualTo(Files
                .readAllBytes(music.resolve("The Harbour Lights/Answering Hills/01 Morning over the Harbour.flac")));
        assertThat(ask(server, "getLyricsBySongId?id=" + song.path("id").asText()).path("lyricsList")
                .path("structuredLyrics")
                .get(0)
                .path("synced")
                .asBoolean())
                .isTrue();
    }

    @Test
    void aStopIsQuickWithAnIdleConnectionOpen() throws Exception {
        Running server = serve();
        try (Socket idle = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            idle.getOutputStream()
                    .write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(idle.getInputStream().read()).isPositive();
            long start = System.nanoTime();
            stop(server);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(5_000);
        }
        assertThat(data.resolve("operator.token")).doesNotExist();
    }

    @Test
    void plainHttpOnAnAddressOthersReachIsRefused() throws Exception {
        Ended ended = command("serve", "--data", data.toString(), "--host", "0.0.0.0", "--port", "0");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("allow-plain-http").contains("trusted-proxies");
    }

    @Test
    void aWrongSettingIsExplainedAndASecondServerRefused() throws Exception {
        Ended wrong = command("serve", "--data", data.toString(), "--port", "many");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.output()).contains("http.port").contains("`many`");
        assertThat(command("serve", "--data", data.toString(), "--music", data.resolve("nowhere").toString()).output())
                .contains("nowhere");
        serve();
        Ended second = command("serve", "--data", data.toString(), "--port", "0");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).contains("Another Antiphon");
    }

    @Test
    void nothingSecretIsPrintedWhenTheOperatorChoseIt() throws Exception {
        Running server = serve();
        ask(server, "ping");
        ask(server, "getAlbum?id=al-nothing");
        stop(server);
        assertThat(server.rest()).doesNotContain(APP_PASSWORD).doesNotContain(PASSWORD);
        assertThat(server.printed()).doesNotContain(APP_PASSWORD).doesNotContain(PASSWORD);
    }

    /// A server that printed its address.
    private record Running(Process process, BufferedReader out, String url, String printed) {

        String rest() throws IOException {
            return out.readAllAsString();
        }
    }

    private record Ended(int code, String output) {}

    private Running serve() throws IOException {
        Process process = start("serve", "--data", data.toString(), "--music", music.toString(), "--port", "0");
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder printed = new StringBuilder();
        String line = out.readLine();
        while (line != null) {
            printed.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return new Running(process, out, address.group(), printed.toString());
            }
            line = out.readLine();
        }
        throw new IOException("the server did not start: " + printed);
    }

    private static void stop(Running server) throws InterruptedException {
        // Process.destroy() would close the streams, too.
        server.process().toHandle().destroy();
        assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private Ended command(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8", "-cp",
                System.getProperty("java.class.path"), "io.antiphon.server.Main"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ANTIPHON_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("ANTIPHON_ADMIN_APP_PASSWORD", APP_PASSWORD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        processes.add(process);
        return process;
    }

    /// Asks until the first scan, which runs beside the first answers, has brought so many.
    private static JsonNode awaitAlbums(Running server, int count) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            JsonNode scan = read(client, server, "getScanStatus").path("scanStatus");
            JsonNode albums = read(client, server, "getAlbumList2?type=alphabeticalByName&size=50").path("albumList2")
                    .path("album");
            if (albums.size() >= count && !scan.path("scanning").asBoolean()) {
                return albums;
            }
        }
        throw new IOException("the scan did not end");
    }

    private static JsonNode ask(Running server, String question) throws Exception {
        return read(HttpClient.newHttpClient(), server, question);
    }

    private static JsonNode read(HttpClient client, Running server, String question) throws Exception {
        String separator = question.indexOf('?') < 0 ? "?" : "&";
        return JsonMapper.builder()
                .build()
                .readTree(get(client, server.url() + "/rest/" + question + separator + CREDENTIALS))
                .path("subsonic-response");
    }

    private static String get(HttpClient client, String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body();
    }
}
