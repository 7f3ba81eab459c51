package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.server.Program.Ended;
import io.antiphon.server.Program.Running;
import io.antiphon.server.demo.DemoLibrary;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own: started, killed, asked by its own command line.
class ProcessIT {

    private static final int ALBUMS = 6;
    private static final int FILES = 19;

    @TempDir
    private static Path shared;
    private static Path music;

    @TempDir
    private Path data;
    private Program program;

    @BeforeAll
    static void makeMusic() throws Exception {
        music = shared.resolve("music");
        new DemoLibrary(FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow()).make(music);
    }

    @BeforeEach
    void begin() {
        program = new Program(data);
    }

    @AfterEach
    void end() {
        program.close();
    }

    @Test
    void aStarThatWasAcknowledgedSurvivesAKill() throws Exception {
        Running first = serve();
        String album = program.awaitAlbums(first, ALBUMS).get(0).path("id").asText();
        assertThat(program.ask(first, "star?albumId=" + album).path("status").asText()).isEqualTo("ok");
        first.process().destroyForcibly().waitFor();
        Running second = serve();
        JsonNode starred = program.ask(second, "getStarred2").path("starred2").path("album");
        assertThat(starred.get(0).path("id").asText()).isEqualTo(album);
    }

    @Test
    void theCommandLineTalksToTheRunningServerAndWorksWithoutOne() throws Exception {
        Running server = serve();
        program.awaitAlbums(server, ALBUMS);
        assertThat(program.command("users", "--data", data.toString()).output()).contains("admin");
        Ended made = program.command("users", "app-password", "admin", "--device", "Phone", "--data", data.toString());
        String appPassword = made.output().replaceAll("(?s).*password\\s+(\\S+).*", "$1");
        assertThat(program.get(server.url() + "/rest/ping?u=admin&p=" + appPassword + "&v=1.16.1&c=x&f=json"))
                .contains("\"status\":\"ok\"");
        assertThat(program.command("scan", "--data", data.toString()).output()).contains("Scanned " + FILES + " files");
        Program.stop(server);
        assertThat(program.command("users", "--data", data.toString()).output()).contains("admin");
        assertThat(program.command("scan", "--full", "--data", data.toString()).output()).contains(FILES + " of them");
        assertThat(program.command("scan", "--report", "--data", data.toString()).output()).contains("No problems");
        assertThat(program.command("doctor", "--data", data.toString()).output()).contains("ok    database")
                .contains("All is well.");
        assertThat(program.command("doctor", "--data", data.toString(), "--set",
                "enrichment.providers.lastfm.enabled=true", "--set", "enrichment.providers.lrclib.enabled=true")
                .output()).contains("Last.fm needs a key in `enrichment.providers.lastfm.key`")
                .contains("LRCLIB: ready")
                .doesNotContain("Discogs");
    }

    @Test
    void theDemoLibraryIsTakenInAsItIsMeant() throws Exception {
        Running server = serve();
        JsonNode albums = program.awaitAlbums(server, ALBUMS);
        assertThat(albums).hasSize(ALBUMS)
                .anySatisfy(album -> assertThat(album.path("name").asText()).isEqualTo("星の手紙"));
        assertThat(albums).anySatisfy(album -> {
            assertThat(album.path("name").asText()).isEqualTo("Twelve Small Dances");
            assertThat(album.path("songCount").asInt()).isEqualTo(4);
        });
        JsonNode song = program.ask(server, "search3?query=morning%20harbour")
                .path("searchResult3")
                .path("song")
                .get(0);
        byte[] sent = HttpClient.newHttpClient()
                .send(HttpRequest
                        .newBuilder(URI.create(
                                server.url() + "/rest/stream?id=" + song.path("id").asText() + "&"
                                        + Program.CREDENTIALS))
                        .build(),
                        BodyHandlers.ofByteArray())
                .body();
        assertThat(sent).isEqualTo(Files
                .readAllBytes(music.resolve("The Harbour Lights/Answering Hills/01 Morning over the Harbour.flac")));
        assertThat(program.ask(server, "getLyricsBySongId?id=" + song.path("id").asText())
                .path("lyricsList")
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
            Program.stop(server);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(30_000);
        }
        assertThat(data.resolve("operator.token")).doesNotExist();
    }

    @Test
    void plainHttpOnAnAddressOthersReachIsRefused() throws Exception {
        Ended ended = program.command("serve", "--data", data.toString(), "--host", "0.0.0.0", "--port", "0");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("allow-plain-http").contains("trusted-proxies");
    }

    @Test
    void aWrongSettingIsExplainedAndASecondServerRefused() throws Exception {
        Ended wrong = program.command("serve", "--data", data.toString(), "--port", "many");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.output()).contains("http.port").contains("`many`");
        assertThat(program.command("serve", "--data", data.toString(), "--music", data.resolve("nowhere").toString())
                .output())
                .contains("nowhere");
        serve();
        Ended second = program.command("serve", "--data", data.toString(), "--port", "0");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).contains("Another Antiphon");
    }

    @Test
    void nothingSecretIsPrintedWhenTheOperatorChoseIt() throws Exception {
        Running server = serve();
        program.ask(server, "ping");
        program.ask(server, "getAlbum?id=al-nothing");
        Program.stop(server);
        assertThat(server.rest()).doesNotContain(Program.APP_PASSWORD).doesNotContain(Program.PASSWORD);
        assertThat(server.greeting()).doesNotContain(Program.APP_PASSWORD).doesNotContain(Program.PASSWORD);
    }

    private Running serve() throws Exception {
        return program.serve(music);
    }
}
