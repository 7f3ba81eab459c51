package io.antiphon.server.cli;

import io.antiphon.server.Installation;
import io.antiphon.server.MusicLibrary;
import io.antiphon.server.RunningServer;
import io.antiphon.server.SecondCompiler;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.config.LogLevel;
import io.antiphon.server.logging.Logging;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// Starts a server over a library that it makes, asks it what apps ask, and ends: the run that the JVM's ahead-of-time cache is made
/// from, profiles of what a scan does included. The launcher and the image's build call it.
@Command(name = WarmUpCommand.NAME, hidden = true, mixinStandardHelpOptions = true)
final class WarmUpCommand implements Callable<Integer> {

    static final String NAME = "warm-up";

    private static final String PASSWORD = "warm-up-only";
    private static final List<String> QUESTIONS = List.of("ping.view?f=json", "ping?f=xml", "getLicense?f=json",
            "getMusicFolders?f=json", "getArtists?f=json",
            "getIndexes?f=xml", "getAlbumList2?type=newest&f=json", "getAlbumList2?type=alphabeticalByName&f=xml",
            "search3?query=a&f=json",
            "getPlaylists?f=json", "getGenres?f=json", "getRandomSongs?f=json", "getStarred2?f=json",
            "getScanStatus?f=json", "getUser?username=admin&f=json",
            "getOpenSubsonicExtensions?f=json");

    private static final Pattern SONG_ID = Pattern.compile("\"song\":\\[\\{\"id\":\"([^\"]+)\"");
    private static final int LISTENINGS = 1_500;
    private static final int LISTENINGS_WHOLE = 25;
    private static final int LISTENINGS_KEPT = 500;

    private final Terminal terminal;

    WarmUpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logging.configure(LogLevel.ERROR, terminal.err());
        Path data = Files.createTempDirectory("antiphon-warm-up");
        try {
            Path music = Files.createDirectory(data.resolve("music"));
            WarmUpLibrary.make(music, terminal.environment().getOrDefault("PATH", ""));
            // What a first start uses has to be in the cache, too; this run itself must not be held back.
            SecondCompiler.holdBack().close();
            // Twice: a start over an existing database is the one that must be fast.
            run(data, music);
            run(data, music);
            return 0;
        } finally {
            delete(data);
        }
    }

    private void run(Path data, Path music) throws IOException, InterruptedException {
        Map<String, String> settings = Map.of("data", data.resolve("data").toString(), "http.port", "0",
                "admin.password", PASSWORD, "admin.app-password",
                PASSWORD);
        Loaded loaded = new ConfigLoader(Map.of(), settings, List.of(music.toString())).load();
        try (Installation installation = Installation.open(loaded);
                MusicLibrary library = new MusicLibrary(installation, loaded.config(), "")) {
            library.configureFolders();
            installation.makeFirstAdmin(loaded.config().admin());
            try (RunningServer server = RunningServer.start(installation, library, loaded.config())) {
                library.refresh(true);
                library.scanner().await();
                library.scanner().start(true);
                library.scanner().await();
                ask("http://127.0.0.1:%d".formatted(server.port()));
            }
        }
    }

    private static void ask(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String question : QUESTIONS) {
                String separator = question.indexOf('?') < 0 ? "?" : "&";
                String address = url + "/rest/" + question + separator + "u=admin&p=" + PASSWORD
                        + "&v=1.16.1&c=warm-up";
                client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
            }
            String login = "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(PASSWORD);
            client.send(HttpRequest.newBuilder(URI.create(url + "/api/v1/auth/login"))
                    .POST(BodyPublishers.ofString(login))
                    .build(), BodyHandlers.discarding());
            client.send(HttpRequest.newBuilder(URI.create(url + "/readyz")).build(), BodyHandlers.discarding());
            listen(client, url);
        }
    }

    /// What is done for a listener is done often, and cheap only once it is compiled.
    private static void listen(HttpClient client, String url) throws IOException, InterruptedException {
        String caller = "&u=admin&p=" + PASSWORD + "&v=1.16.1&c=warm-up&f=json";
        URI search = URI.create(url + "/rest/search3?songCount=1&query=" + WarmUpLibrary.LONG_TITLE + caller);
        Matcher id = SONG_ID.matcher(
                client.send(HttpRequest.newBuilder(search).build(), BodyHandlers.ofString()).body());
        if (!id.find()) {
            return;
        }
        URI sound = URI.create(url + "/rest/stream?format=raw&id=" + id.group(1) + caller);
        for (int i = 0; i < LISTENINGS; i++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(sound);
            if (i % LISTENINGS_WHOLE != 0) {
                request.header("Range", "bytes=%d-%d".formatted(i * 4096, i * 4096 + 65_535));
            }
            client.send(request.build(), BodyHandlers.discarding());
        }
        // Made once, by an ffmpeg if there is one, and from then on sent from where it is kept.
        URI kept = URI.create(url + "/rest/stream?format=mp3&maxBitRate=96&id=" + id.group(1) + caller);
        for (int i = 0; i < LISTENINGS_KEPT; i++) {
            client.send(HttpRequest.newBuilder(kept).build(), BodyHandlers.discarding());
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
