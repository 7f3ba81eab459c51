package io.antiphon.benchmarks.transcode;

import io.antiphon.benchmarks.load.PlainHttp;
import io.antiphon.benchmarks.load.Statistics;
import io.antiphon.benchmarks.report.Section;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// In each round: bare ffmpeg, the server for a bit rate it has not been asked for, and the same again, several times as it takes so
/// little. The order of the first two changes with the rounds, as the second finds the file in the system's memory.
///
/// A virtual machine that has just begun answers from interpreted code. What is asked for again is therefore shown twice: as the first listeners
/// of the day find it, and by a server that has answered [#WARM_UP] such requests.
public final class TranscodeBenchmark {

    private static final int LOWEST_BIT_RATE = 96;
    private static final int BIT_RATES = 200;
    private static final int REPETITIONS = 10;
    private static final int FIRST = 20;
    static final int WARM_UP = 300;
    private static final int BUFFER = 64 * 1024;
    private static final double NANOS = 1e6;

    private final TranscodeOptions options;
    private final Consumer<String> progress;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Reading> bare = new ArrayList<>();
    private final List<Reading> cold = new ArrayList<>();
    private final List<Reading> started = new ArrayList<>();
    private final List<Reading> cached = new ArrayList<>();

    public TranscodeBenchmark(TranscodeOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /// @throws IOException when a transcode fails
    public List<Section> run() throws IOException, InterruptedException {
        // Connection, classes and the system's memory of the programs are not what is measured.
        server(bitRate(-1));
        ffmpeg(bitRate(-1));
        for (int request = 0; request < FIRST; request++) {
            started.add(again(bitRate(-1)));
        }
        for (int request = FIRST; request < WARM_UP; request++) {
            again(bitRate(-1));
        }
        for (int round = 0; round < options.rounds(); round++) {
            int bitRate = bitRate(round);
            if (round % 2 == 0) {
                bare.add(ffmpeg(bitRate));
                cold.add(server(bitRate));
            } else {
                cold.add(server(bitRate));
                bare.add(ffmpeg(bitRate));
            }
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                cached.add(again(bitRate));
            }
            progress.accept("round %d: bare %.0f of %.0f ms, cold %.0f of %.0f ms, cached %.1f ms".formatted(round + 1,
                    bare.getLast().firstMillis(), bare.getLast().totalMillis(), cold.getLast().firstMillis(),
                    cold.getLast().totalMillis(), cached.getLast().firstMillis()));
        }
        List<String> names = List.of("bare ffmpeg", "server, cold", "server, again, just started", "server, again");
        return List.of(section("First byte of an MP3", names, Reading::firstMillis),
                section("All of it", names, Reading::totalMillis));
    }

    private Section section(String title, List<String> names, ToDoubleFunction<Reading> figure) {
        List<List<Reading>> columns = List.of(bare, cold, started, cached);
        return new Section(title, "ms", true, names, List.of(
                new Section.Row("median",
                        columns.stream().<@Nullable Double>map(column -> median(column, figure)).toList()),
                new Section.Row("least",
                        columns.stream().<@Nullable Double>map(column -> least(column, figure)).toList())));
    }

    private static Double median(List<Reading> readings, ToDoubleFunction<Reading> figure) {
        return Statistics.median(readings.stream().mapToDouble(figure).boxed().toList());
    }

    private static Double least(List<Reading> readings, ToDoubleFunction<Reading> figure) {
        return readings.stream().mapToDouble(figure).min().orElseThrow();
    }

    private int bitRate(int round) {
        return LOWEST_BIT_RATE + Math.floorMod(options.salt() + round, BIT_RATES);
    }

    private Reading ffmpeg(int bitRate) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(options.ffmpeg(), "-v", "error", "-nostdin", "-i",
                options.file().toString(), "-map", "0:a:0", "-b:a", bitRate + "k", "-f", "mp3", "pipe:1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream sound = process.getInputStream()) {
            Reading reading = Reading.of(sound, start);
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg failed on " + options.file());
            }
            return reading;
        } finally {
            process.destroyForcibly();
        }
    }

    private URI address(int bitRate) {
        return URI.create("%s/rest/stream?id=%s&format=mp3&maxBitRate=%d&u=%s&p=%s&v=1.16.1&c=benchmarks"
                .formatted(options.url(), encoded(options.id()), bitRate, encoded(options.user()),
                        encoded(options.password())));
    }

    /// What is kept comes in a few milliseconds, of which a full HTTP client would need as many itself.
    private Reading again(int bitRate) throws IOException {
        try (PlainHttp http = new PlainHttp(address(bitRate), BUFFER)) {
            long start = System.nanoTime();
            long bytes = http.ask("");
            long first = http.read(1);
            double firstMillis = (System.nanoTime() - start) / NANOS;
            long rest = http.read(bytes - first);
            return new Reading(firstMillis, (System.nanoTime() - start) / NANOS, first + rest);
        }
    }

    private Reading server(int bitRate) throws IOException, InterruptedException {
        URI address = address(bitRate);
        long start = System.nanoTime();
        HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(address).build(),
                BodyHandlers.ofInputStream());
        try (InputStream sound = answer.body()) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (!type.startsWith("audio/mpeg")) {
                throw new IOException("%s answered %d, %s".formatted(options.url(), answer.statusCode(), type));
            }
            return Reading.of(sound, start);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
