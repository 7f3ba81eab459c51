package io.antiphon.server.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.benchmarks.library.LibraryGenerator;
import io.antiphon.benchmarks.library.LibraryPlan;
import io.antiphon.server.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hot requests cost, against what they cost when somebody last looked. Run with `-Dantiphon.rewrite=true` to note it anew.
class RequestCostsIT {

    private static final Path NOTED = Path.of("src/test/resources/io/antiphon/server/cost/request-costs.txt");
    private static final String HEAD = "# request, statements, kilobytes allocated; 1,000 tracks; made anew by -Dantiphon.rewrite=true\n";
    private static final int TRACKS = 1000;
    /// Compilers decide late what need not be allocated after all.
    private static final double SLACK = 1.5;
    private static final double SMALL_KILOBYTES = 16;

    @TempDir
    private Path directory;

    @Test
    void noHotRequestAsksTheDatabaseMoreOrAllocatesMuchMoreThanNoted() throws Exception {
        List<Cost> costs = new ArrayList<>();
        Path music = directory.resolve("music");
        var _ = new LibraryGenerator(new LibraryPlan(TRACKS, 1), music).generate();
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false"));
                CostMeter meter = new CostMeter(server.port(), server.installation().database().dataSource())) {
            for (Map.Entry<String, String> request : requests(server).entrySet()) {
                costs.add(meter.measure(request.getKey(), request.getValue()));
            }
        }
        if (Boolean.getBoolean("antiphon.rewrite")) {
            write(costs);
        }
        Map<String, Cost> noted = noted();
        assertThat(costs).extracting(Cost::name).containsExactlyElementsOf(noted.keySet());
        assertThat(costs).allSatisfy(cost -> {
            Cost before = Objects.requireNonNull(noted.get(cost.name()), cost.name());
            assertThat(cost.statements()).as("statements of %s", cost).isEqualTo(before.statements());
            assertThat(cost.allocatedKilobytes()).as("kilobytes of %s", cost)
                    .isLessThan(before.allocatedKilobytes() * SLACK + SMALL_KILOBYTES);
        });
    }

    private static Map<String, String> requests(TestServer server) throws IOException, InterruptedException {
        JsonNode found = server
                .rest("search3?query=&songCount=1&albumCount=1", "u=admin&p=" + TestServer.APP_PASSWORD)
                .path("searchResult3");
        String song = found.path("song").path(0).path("id").asText();
        String album = found.path("album").path(0).path("id").asText();
        String artist = found.path("album").path(0).path("artistId").asText();
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("ping", rest("ping", ""));
        requests.put("getSong", rest("getSong", "id=" + song));
        requests.put("getAlbum", rest("getAlbum", "id=" + album));
        requests.put("getArtist", rest("getArtist", "id=" + artist));
        requests.put("getArtists", rest("getArtists", ""));
        requests.put("getIndexes", rest("getIndexes", ""));
        requests.put("getGenres", rest("getGenres", ""));
        requests.put("getAlbumList2-100", rest("getAlbumList2", "type=newest&size=100"));
        requests.put("getRandomSongs-100", rest("getRandomSongs", "size=100"));
        requests.put("getStarred2", rest("getStarred2", ""));
        requests.put("search3-word", rest("search3", "query=" + URLEncoder.encode("the", StandardCharsets.UTF_8)));
        requests.put("search3-all-500", rest("search3", "query=&songCount=500&albumCount=0&artistCount=0"));
        requests.put("stream-raw", rest("stream", "format=raw&id=" + song));
        requests.put("stream-kept", rest("stream", "format=mp3&maxBitRate=96&id=" + song));
        requests.put("getCoverArt-kept", rest("getCoverArt", "size=200&id=" + album));
        requests.put("star", rest("star", "id=" + song));
        requests.put("savePlayQueue", rest("savePlayQueue", "id=" + song + "&current=" + song + "&position=1000"));
        return requests;
    }

    private static String rest(String endpoint, String parameters) {
        return "/rest/%s?u=admin&p=%s&v=1.16.1&c=cost&f=json&%s".formatted(endpoint, TestServer.APP_PASSWORD,
                parameters);
    }

    private static Map<String, Cost> noted() throws IOException {
        Map<String, Cost> noted = new LinkedHashMap<>();
        Files.readAllLines(NOTED)
                .stream()
                .filter(line -> !line.startsWith("#"))
                .map(Cost::parse)
                .forEach(cost -> noted.put(cost.name(), cost));
        return noted;
    }

    private static void write(List<Cost> costs) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        costs.forEach(cost -> text.append(cost).append('\n'));
        Files.createDirectories(NOTED.getParent());
        Files.writeString(NOTED, text);
    }
}
