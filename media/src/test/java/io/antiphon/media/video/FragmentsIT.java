package io.antiphon.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.streaming.hls.Packaging;
import io.antiphon.core.streaming.hls.Rendition;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segments;
import io.antiphon.media.ffmpeg.FfmpegProcesses;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.media.tag.TestAudio;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pieces of fragmented MP4, put together behind their initialisation section and decoded.
class FragmentsIT {
    private static final FfmpegTools TOOLS = FfmpegTools.find(null, System.getenv("PATH")).orElseThrow();
    private static final int RATE = 48_000;
    private static final int PRIMING = 1024;

    @TempDir
    Path directory;

    private final FfmpegProcesses processes = new FfmpegProcesses(2, Duration.ofSeconds(5));
    private final FfmpegVideos videos = new FfmpegVideos(TOOLS, processes);

    @AfterEach
    void noProcessIsLeft() {
        assertThat(processes.runningCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"44100,s16,16,2", "96000,s32,24,1", "22050,s16,16,6"})
    void losslessPiecesTogetherAreTheSourceSampleBySample(int rate, String format, int bits, int channels)
            throws Exception {
        Path source = directory.resolve("noise.flac");
        run("-f", "lavfi", "-i", "anoisesrc=a=0.4:d=14.567:c=pink:r=" + rate, "-ac", Integer.toString(channels),
                "-sample_fmt", format, source.toString());
        Segments segments = Segments.ofFragments(Duration.ofMillis(14_567));
        AudioProperties sound = new AudioProperties("flac", 0, bits, rate, channels, Duration.ofMillis(14_567));
        Path whole = joined(source, sound, new Rendition(1411, 0, 0), Packaging.FMP4_FLAC, segments);

        assertThat(segments.count()).isEqualTo(3);
        assertThat(decoded(whole)).isEqualTo(decoded(source));
        assertThat(probeValue(whole, "stream=codec_name")).isEqualTo("flac");
    }

    @Test
    void piecesOfAacLastExactlyAsLongAsTheSoundAndJoinWithoutASeam() throws Exception {
        Path source = directory.resolve("tone.flac");
        run("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=20.5", source.toString());
        Segments segments = Segments.ofFragments(Duration.ofMillis(20_500));
        Path whole = joined(source, AudioProperties.UNKNOWN, new Rendition(128, 0, 0), Packaging.FMP4, segments);

        long samples = probeValue(whole, "packet=duration").lines()
                .filter(line -> !line.equals("N/A"))
                .mapToLong(Long::parseLong)
                .sum();
        long first = Long.parseLong(probeValue(whole, "packet=pts").lines().findFirst().orElseThrow());
        assertThat(first).isEqualTo(-PRIMING);
        // The packet before zero is not told a duration: it is never heard.
        assertThat(probeValue(whole, "packet=pts").lines().mapToLong(Long::parseLong).toArray())
                .isEqualTo(LongStream.iterate(-PRIMING, pts -> pts < 984_000, pts -> pts + PRIMING)
                        .toArray());
        assertThat(samples).isBetween(984_000L, 984_000L + PRIMING);
        byte[] pcm = decoded(whole);
        double c = 2 * Math.cos(2 * Math.PI * 440 / RATE);
        double surprise = 0;
        for (int i = PRIMING + 2000; i < PRIMING + 982_000; i++) {
            surprise = Math.max(surprise, Math.abs(sample(pcm, i) - c * sample(pcm, i - 1) + sample(pcm, i - 2)));
        }
        assertThat(surprise).isLessThan(40 * 65_536.0);
        // In phase with the source to the end: nothing was lost on the way.
        assertThat(phase(pcm, PRIMING + 960_000)).isCloseTo(phase(pcm, PRIMING + 48_000),
                Offset.offset(0.02));
    }

    @Test
    void piecesOfVideoHoldEveryPictureOnceAtItsTime() throws Exception {
        Path source = directory.resolve("movie.mkv");
        run("-f", "lavfi", "-i", "testsrc=duration=14:size=320x180:rate=24", "-f", "lavfi", "-i",
                "sine=frequency=440:sample_rate=44100:duration=14", "-c:v", "libx264", "-preset", "ultrafast", "-c:a",
                "flac", source.toString());
        Segments segments = Segments.ofFragments(Duration.ofSeconds(14));
        Path whole = joined(source, AudioProperties.UNKNOWN, new Rendition(300, 160, 90), Packaging.FMP4, segments);

        List<Double> times = probeValue(whole, "packet=pts_time", "v:0").lines().map(Double::valueOf).toList();
        assertThat(times).hasSize(14 * 24);
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isCloseTo(i / 24.0, Offset.offset(0.002));
        }
        assertThat(probeValue(whole, "stream=profile,level", "v:0").lines()).containsExactly("High", "31");
    }

    @Test
    void anInitialisationSectionFitsAllPieces() throws Exception {
        Path source = directory.resolve("tone.wav");
        run("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=7", source.toString());
        Segments segments = Segments.ofFragments(Duration.ofSeconds(7));
        byte[] init = bytes(videos.init(request(source, Packaging.FMP4, segments, 0)));
        assertThat(bytes(videos.init(request(source, Packaging.FMP4, segments, 1)))).isEqualTo(init);
        assertThat(new String(init, StandardCharsets.ISO_8859_1)).startsWith("\0\0\0\34ftyp").contains("elst", "mvex");
        String piece = new String(bytes(videos.segment(request(source, Packaging.FMP4, segments, 1))),
                StandardCharsets.ISO_8859_1);
        assertThat(piece.substring(4)).startsWith("moof").contains("mdat").doesNotContain("moov", "ftyp");
    }

    private static SegmentRequest request(Path source, Packaging packaging, Segments segments, int index) {
        return new SegmentRequest(source, AudioProperties.UNKNOWN, new Rendition(96, 0, 0), packaging, -1, segments,
                index);
    }

    private Path joined(Path source, AudioProperties sound, Rendition rendition, Packaging packaging, Segments segments)
            throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < segments.count(); i++) {
            SegmentRequest request = new SegmentRequest(source, sound, rendition, packaging, -1, segments, i);
            if (i == 0) {
                all.write(bytes(videos.init(request)));
            }
            all.write(bytes(videos.segment(request)));
        }
        return Files.write(directory.resolve("joined.mp4"), all.toByteArray());
    }

    private static byte[] bytes(InputStream stream) throws IOException {
        try (stream) {
            return stream.readAllBytes();
        }
    }

    private byte[] decoded(Path file) throws Exception {
        Path raw = directory.resolve("decoded.raw");
        run("-i", file.toString(), "-vn", "-f", "s32le", raw.toString());
        return Files.readAllBytes(raw);
    }

    /// Of the left channel of two.
    private static double sample(byte[] pcm, int index) {
        int at = index * 8;
        return pcm[at] & 0xff | (pcm[at + 1] & 0xff) << 8 | (pcm[at + 2] & 0xff) << 16 | pcm[at + 3] << 24;
    }

    /// Of 440 Hz, over a tenth of a second, which is a whole number of its waves.
    private static double phase(byte[] pcm, int from) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < RATE / 10; i++) {
            double angle = 2 * Math.PI * 440 * i / RATE;
            sine += sample(pcm, from + i) * Math.sin(angle);
            cosine += sample(pcm, from + i) * Math.cos(angle);
        }
        return Math.atan2(cosine, sine);
    }

    private static String probeValue(Path file, String entries) throws Exception {
        return probeValue(file, entries, "a:0");
    }

    private static String probeValue(Path file, String entries, String stream) throws Exception {
        Process process = new ProcessBuilder(TestAudio.ffprobe().toString(), "-v", "quiet", "-select_streams", stream,
                "-show_entries", entries, "-of", "default=nw=1:nk=1", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private static void run(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(TOOLS.ffmpeg().toString(), "-v", "error", "-nostdin", "-y");
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
