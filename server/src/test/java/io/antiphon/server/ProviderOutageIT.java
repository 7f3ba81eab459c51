package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.benchmarks.library.LibraryGenerator;
import io.antiphon.benchmarks.library.LibraryPlan;
import io.antiphon.server.OutageSite.Mood;
import io.antiphon.server.Program.Running;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What listeners notice of providers that are healthy, gone, silent or lying: requests to a server with all of them, each beside the same
/// request to a server without any. Prints a table, which docs/performance.md shows.
@Tag("long")
final class ProviderOutageIT {

    private static final int TRACKS = 3_000;
    /// Of each endpoint; fewer make a quick look.
    private static final int ROUNDS = Integer.getInteger("antiphon.rounds", 160);
    private static final int WARM = ROUNDS / 4;
    private static final int SCANS = 3;
    private static final String PIECE = "bytes=0-65535";

    @TempDir
    private Path folder;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StringBuilder table = new StringBuilder(
            "\n| providers | endpoint | p50 without | p50 with | p99 without | p99 with |\n|---|---|---|---|---|---|\n");

    /// What there is to ask about, in the same order on every server over the same music.
    private record Things(List<String> artists, List<String> names, List<String> albums, List<String> songs) {

        static Things of(Program program, Running server) throws IOException, InterruptedException {
            JsonNode found = program.ask(server, "search3?query=&artistCount=400&albumCount=400&songCount=500")
                    .path("searchResult3");
            List<String> artists = new ArrayList<>();
            List<String> names = new ArrayList<>();
            found.path("artist").forEach(artist -> {
                artists.add(artist.path("id").asText());
                names.add(URLEncoder.encode(artist.path("name").asText(), StandardCharsets.UTF_8));
            });
            return new Things(artists, names, ids(found.path("album")), ids(found.path("song")));
        }

        private static List<String> ids(JsonNode list) {
            List<String> ids = new ArrayList<>();
            list.forEach(one -> ids.add(one.path("id").asText()));
            return ids;
        }

        private static String at(List<String> all, int number) {
            return all.get(number % all.size());
        }

        /// One request of each endpoint.
        Map<String, String> requests(int number) {
            Map<String, String> requests = new LinkedHashMap<>();
            requests.put("getArtistInfo2", "id=" + at(artists, number));
            requests.put("getAlbumInfo2", "id=" + at(albums, number));
            requests.put("getSimilarSongs2", "id=" + at(artists, number) + "&count=20");
            requests.put("getTopSongs", "artist=" + at(names, number) + "&count=20");
            requests.put("getLyrics", "artist=" + at(names, number) + "&title=Song");
            requests.put("getLyricsBySongId", "id=" + at(songs, number));
            requests.put("getCoverArt", "id=" + at(artists, number) + "&size=300");
            requests.put("getAlbum", "id=" + at(albums, number));
            requests.put("getAlbumList2", "type=alphabeticalByName&size=50&offset=" + number);
            requests.put("search3", "query=a&artistCount=10&albumCount=10&songCount=10&songOffset=" + number);
            requests.put("stream", "id=" + at(songs, number) + "&format=raw");
            return requests;
        }
    }

    private static Map<String, String> quiet(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("analysis.enabled", "false");
        all.put("scan.watch", "false");
        return all;
    }

    @Test
    void listenersNoticeNothingOfProviders() throws Exception {
        Path music = folder.resolve("music");
        var _ = new LibraryGenerator(new LibraryPlan(TRACKS, 7), music).generate();
        try (Program without = Program.packaged(folder.resolve("without"), quiet(Map.of()))) {
            Running reference = without.serve(music);
            without.awaitAlbums(reference, 50);
            Things things = Things.of(without, reference);
            try (OutageSite site = new OutageSite(Mood.HEALTHY)) {
                check("healthy", AllProviders.at(site.url()), music, reference, things, 0);
                assertThat(site.asked()).isPositive();
            }
            check("refused", AllProviders.at("http://127.0.0.1:" + closedPort() + "/"), music, reference, things, 0);
            try (OutageSite site = new OutageSite(Mood.SILENT)) {
                check("silent", AllProviders.at(site.url()), music, reference, things, 0);
                Map<String, String> patient = AllProviders.at(site.url());
                patient.put("enrichment.patience", "300ms");
                check("silent, patience 300ms", patient, music, reference, things, 300);
            }
            try (OutageSite site = new OutageSite(Mood.LYING)) {
                check("lying", AllProviders.at(site.url()), music, reference, things, 0);
            }
            check("unplugged", AllProviders.at("http://no-such-host.invalid/"), music, reference, things, 0);
            scans(music, without, reference);
        } finally {
            System.out.println(table);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// @param patience milliseconds that a request may wait
    private void check(String scenario, Map<String, String> settings, Path music, Running reference, Things there,
            int patience) throws Exception {
        try (Program program = Program.packaged(folder.resolve(scenario.replaceAll("\\W", "")), quiet(settings))) {
            Running server = program.serve(music);
            program.awaitAlbums(server, 50);
            Things here = Things.of(program, server);
            for (int i = 0; i < WARM; i++) {
                round(reference, there, server, here, 10_000 + i, new ListenerTimes());
            }
            ListenerTimes times = new ListenerTimes();
            for (int i = 0; i < ROUNDS; i++) {
                round(reference, there, server, here, i, times);
            }
            table.append(times.rows(scenario));
            // Ratios of what was sent in turn hold on any machine; a provider's silence is ten seconds, and its time limit twenty.
            assertThat(times.measured(50)).as("p50, %s", scenario).isLessThan(3 * times.reference(50) + 5);
            assertThat(times.measured(99)).as("p99, %s", scenario)
                    .isLessThan(5 * times.reference(99) + 100 + patience);
            if (!scenario.equals("healthy")) {
                Eventually.await("it is told that providers fail", () -> isTold(program, server));
            }
        }
    }

    private void round(Running reference, Things there, Running server, Things here, int number, ListenerTimes times)
            throws IOException, InterruptedException {
        Map<String, String> same = there.requests(number);
        for (Map.Entry<String, String> request : here.requests(number).entrySet()) {
            String endpoint = request.getKey();
            String other = endpoint + "?" + same.get(endpoint);
            // Neither is always the first.
            boolean first = number % 2 == 0;
            long before = first ? time(reference, other) : 0;
            long taken = time(server, endpoint + "?" + request.getValue());
            times.add(endpoint, first ? before : time(reference, other), taken);
        }
    }

    private long time(Running server, String question) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(server.url() + "/rest/" + question + "&f=json&" + Program.CREDENTIALS));
        if (question.startsWith("stream")) {
            request.header("Range", PIECE);
        }
        long begun = System.nanoTime();
        var _ = client.send(request.build(), BodyHandlers.ofByteArray()).body();
        return System.nanoTime() - begun;
    }

    /// Whether those who look after the server see which providers fail, and why.
    private static boolean isTold(Program program, Running server) {
        try {
            String token = token(server);
            JsonNode info = JsonMapper.builder()
                    .build()
                    .readTree(program.get(server.url() + "/api/v1/info", "Authorization", "Bearer " + token));
            int failing = 0;
            for (JsonNode provider : info.path("providers")) {
                failing += provider.path("failed").asLong() > 0 && !provider.path("lastFailure").asText().isEmpty() ? 1
                        : 0;
            }
            return failing > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(Running server) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest login = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/auth/login"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\"%s\"}"
                            .formatted(Program.PASSWORD)))
                    .build();
            return JsonMapper.builder()
                    .build()
                    .readTree(client.send(login, BodyHandlers.ofString()).body())
                    .path("accessToken")
                    .asText();
        }
    }

    /// Reading all files again without a network, beside a server that asks nobody.
    private void scans(Path music, Program without, Running reference) throws Exception {
        Map<String, String> settings = AllProviders.at("http://no-such-host.invalid/");
        try (Program program = Program.packaged(folder.resolve("scans"), quiet(settings))) {
            Running server = program.serve(music);
            program.awaitAlbums(server, 50);
            long best = Long.MAX_VALUE;
            long bestWithout = Long.MAX_VALUE;
            for (int i = 0; i < SCANS; i++) {
                bestWithout = Math.min(bestWithout, scan(without, reference));
                best = Math.min(best, scan(program, server));
            }
            table.append(String.format(Locale.ROOT,
                    "%nReading %,d files again: %.2f s without providers, %.2f s with all of them unplugged.%n", TRACKS,
                    bestWithout / 1e9, best / 1e9));
            assertThat(best).isLessThan(2 * bestWithout + 1_000_000_000L);
        }
        Path report = Files.createDirectories(Path.of("target")).resolve("provider-outages.md");
        Files.writeString(report, table);
    }

    private long scan(Program program, Running server) throws IOException, InterruptedException {
        HttpRequest start = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/scan?full=true"))
                .header("Authorization", "Bearer " + token(server))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        long begun = System.nanoTime();
        assertThat(client.send(start, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
        Eventually.await("the scan to end", () -> !isScanning(program, server));
        return System.nanoTime() - begun;
    }

    private static boolean isScanning(Program program, Running server) {
        try {
            return program.ask(server, "getScanStatus").path("scanStatus").path("scanning").asBoolean();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
