package io.antiphon.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.hls.Rendition;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segments;
import io.antiphon.core.video.PictureSize;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.core.video.VideoRequest;
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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real files through the real programs.
class FfmpegVideosIT {
    private static final FfmpegTools TOOLS = FfmpegTools.find(null, System.getenv("PATH")).orElseThrow();
    private static final int SECONDS = 15;
    private static final int FRAMES_A_SECOND = 10;
    private static final int RATE = 48_000;
    private static final int FRAME = 1024;

    @TempDir
    static Path directory;

    private static Path movie;
    private static Path sound;

    private final FfmpegProcesses processes = new FfmpegProcesses(2, Duration.ofMillis(50));
    private final FfmpegVideos videos = new FfmpegVideos(TOOLS, processes);
    private final FfprobeVideoProbe probe = new FfprobeVideoProbe(TOOLS);

    @BeforeAll
    static void makeMovie() throws Exception {
        Path subtitles = Files.writeString(directory.resolve("text.srt"),
                "1\n00:00:01,000 --> 00:00:02,000\nHello <i>you</i>\n");
        movie = directory.resolve("-a: movie?.mkv");
        run("-f", "lavfi", "-i", "testsrc=duration=%d:size=320x180:rate=%d".formatted(SECONDS, FRAMES_A_SECOND), "-f",
                "lavfi", "-i",
                "sine=frequency=440:sample_rate=44100:duration=" + SECONDS, "-i", subtitles.toString(), "-map", "0:v",
                "-map", "1:a", "-map", "1:a", "-map", "2:s",
                "-c:v", "libx264", "-preset", "ultrafast", "-c:a:0", "aac", "-c:a:1", "flac", "-metadata:s:a:1",
                "language=deu", "-metadata:s:a:1",
                "title=Kommentar", "-c:s", "srt", "-metadata:s:s:0", "language=eng", "file:" + movie);
        sound = directory.resolve("tone.flac");
        run("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=25.5", "file:" + sound);
    }

    @AfterEach
    void noProcessIsLeft() {
        assertThat(processes.runningCount()).isZero();
    }

    @Test
    void aVideoIsDescribed() {
        VideoFacts facts = probe.probe(movie).orElseThrow();
        assertThat(facts.width()).isEqualTo(320);
        assertThat(facts.height()).isEqualTo(180);
        assertThat(facts.codec()).isEqualTo("h264");
        assertThat(facts.bitRate()).isPositive();
        assertThat(facts.duration().toMillis()).isBetween(SECONDS * 1000L - 50, SECONDS * 1000L + 200);
        assertThat(facts.soundTracks()).containsExactly(new VideoFacts.SoundTrack(1, "aac", "", "", 1),
                new VideoFacts.SoundTrack(2, "flac", "deu", "Kommentar", 1));
        assertThat(facts.subtitles()).containsExactly(new VideoFacts.TextTrack(3, "eng", ""));
    }

    @Test
    void whatCannotBeReadIsNotDescribed() throws IOException {
        assertThat(probe.probe(Files.write(directory.resolve("noise.mkv"), new byte[3000]))).isEmpty();
        assertThat(probe.probe(directory.resolve("nowhere.mkv"))).isEmpty();
    }

    @Test
    void piecesOfSoundFitTogetherWithoutAGap() throws Exception {
        Segments segments = Segments.ofSound(Duration.ofMillis(25_500));
        assertThat(segments.count()).isEqualTo(3);
        Path whole = joined(sound, new Rendition(128, 0, 0), segments);

        short[] samples = samples(whole);
        assertThat(samples.length / (double) RATE).isCloseTo(25.5, Offset.offset(2.5 * FRAME / RATE));
        // A pure tone can be told from its two samples before; a gap, a jump or a pause cannot.
        int edge = 2 * FRAME;
        assertThat(largestSurprise(samples, edge, samples.length - edge)).isLessThan(40);
    }

    @Test
    void piecesOfVideoHoldEveryPictureOnce() throws Exception {
        Segments segments = Segments.ofVideo(Duration.ofSeconds(SECONDS));
        assertThat(segments.count()).isEqualTo(3);
        Path whole = joined(movie, new Rendition(300, 160, 90), segments);

        assertThat(probeValue(whole, "v:0", "stream=nb_read_frames", "-count_frames"))
                .isEqualTo(Integer.toString(SECONDS * FRAMES_A_SECOND));
        assertThat(probeValue(whole, "v:0", "stream=width")).isEqualTo("160");
        short[] samples = samples(whole);
        assertThat(largestSurprise(samples, 4 * FRAME, samples.length - 4 * FRAME)).isLessThan(40);
    }

    /// Also at rates that do not divide the length of a piece.
    @Test
    void picturesGoOnEvenlyFromPieceToPieceAndBeginWithTheSound() throws Exception {
        Path source = directory.resolve("movie24.mkv");
        run("-f", "lavfi", "-i", "testsrc=duration=14:size=160x90:rate=24", "-f", "lavfi", "-i",
                "sine=frequency=440:sample_rate=44100:duration=14", "-c:v", "libx264", "-preset", "ultrafast", "-c:a",
                "flac", source.toString());
        Path whole = joined(source, new Rendition(300, 160, 90), Segments.ofVideo(Duration.ofSeconds(14)));

        List<String> packets = probeValue(whole, "v:0", "packet=pts_time,dts_time").lines().toList();
        assertThat(packets).hasSize(2 * 14 * 24);
        for (int i = 0; i < packets.size(); i++) {
            int picture = i / 2;
            assertThat(Double.parseDouble(packets.get(i))).as("picture %d", picture)
                    .isCloseTo(10 + picture / 24.0, Offset.offset(0.002));
        }
    }

    @Test
    void aPieceBeginsWhereItsPlaylistSays() throws Exception {
        Segments segments = Segments.ofVideo(Duration.ofSeconds(SECONDS));
        Path second = directory.resolve("second.ts");
        Files.write(second,
                bytes(videos.segment(new SegmentRequest(movie, new Rendition(300, 160, 90), 2, segments, 1))));
        double first = Double.parseDouble(probeValue(second, "a:0", "stream=start_time"));
        assertThat(first - 10).isCloseTo(6.016, Offset.offset(0.002));
        assertThat(probeValue(second, "a:0", "stream=codec_name")).isEqualTo("aac");
    }

    @Test
    void aVideoWithoutSoundIsCutAsWell() throws Exception {
        Path silent = directory.resolve("silent.mp4");
        run("-f", "lavfi", "-i", "testsrc=duration=3:size=64x64:rate=10", "-c:v", "libx264", silent.toString());
        Segments segments = Segments.ofVideo(Duration.ofSeconds(3));
        Path whole = joined(silent, new Rendition(100, 64, 64), segments);
        assertThat(probeValue(whole, "v:0", "stream=nb_read_frames", "-count_frames")).isEqualTo("30");
    }

    @Test
    void streamsThatFitAreCopiedIntoAnotherContainer() throws Exception {
        Path source = directory.resolve("copy.mkv");
        run("-i", "file:" + movie, "-map", "0:v", "-map", "0:a:0", "-c", "copy", source.toString());
        Path made = converted(
                new VideoRequest(source, probe.probe(source).orElseThrow(), PictureSize.SAME, 0, null, Duration.ZERO));
        assertThat(probeValue(made, "v:0", "stream=codec_name")).isEqualTo("h264");
        assertThat(packetHashes(made)).isEqualTo(packetHashes(source));
    }

    @Test
    void anotherSizeAndStartAreEncoded() throws Exception {
        VideoRequest request = new VideoRequest(movie, probe.probe(movie).orElseThrow(), new PictureSize(160, 90), 200,
                null, Duration.ofSeconds(10));
        Path made = converted(request);
        assertThat(probeValue(made, "v:0", "stream=height")).isEqualTo("90");
        assertThat(probeValue(made, "v:0", "stream=nb_read_frames", "-count_frames"))
                .isEqualTo(Integer.toString(5 * FRAMES_A_SECOND));
        assertThat(probeValue(made, "a:0", "stream=codec_name")).isEqualTo("aac");
    }

    @Test
    void subtitlesAreReadAsText() throws IOException {
        assertThat(videos.subtitles(movie, 3)).contains("00:00:01,0", "--> 00:00:02,0").contains("Hello <i>you</i>");
        assertThatThrownBy(() -> videos.subtitles(movie, 17)).isInstanceOf(IOException.class);
    }

    @Test
    void aListenerWhoLeavesEndsTheProcessAndFreesItsPlace() throws IOException {
        SegmentRequest request = new SegmentRequest(movie, new Rendition(300, 160, 90), -1,
                Segments.ofVideo(Duration.ofSeconds(SECONDS)), 0);
        for (int i = 0; i < 4; i++) {
            try (InputStream piece = videos.segment(request)) {
                assertThat(piece.read()).isEqualTo(0x47);
                assertThat(processes.runningCount()).isEqualTo(1);
            }
        }
        try (InputStream _ = videos.segment(request); InputStream _ = videos.segment(request)) {
            assertThatThrownBy(() -> videos.segment(request)).isInstanceOf(LibraryException.Unavailable.class)
                    .hasMessageContaining("Too many");
        }
    }

    private Path joined(Path source, Rendition rendition, Segments segments) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < segments.count(); i++) {
            all.write(bytes(videos.segment(new SegmentRequest(source, rendition, -1, segments, i))));
        }
        return Files.write(directory.resolve("joined.ts"), all.toByteArray());
    }

    private Path converted(VideoRequest request) throws IOException {
        return Files.write(directory.resolve("converted.mp4"), bytes(videos.convert(request)));
    }

    private static byte[] bytes(InputStream stream) throws IOException {
        try (stream) {
            return stream.readAllBytes();
        }
    }

    private static short[] samples(Path file) throws Exception {
        Path raw = directory.resolve("decoded.raw");
        run("-i", file.toString(), "-vn", "-f", "s16le", "-ac", "1", "-ar", Integer.toString(RATE), raw.toString());
        byte[] bytes = Files.readAllBytes(raw);
        short[] samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
        }
        return samples;
    }

    private static double largestSurprise(short[] samples, int from, int to) {
        double c = 2 * Math.cos(2 * Math.PI * 440 / RATE);
        double largest = 0;
        for (int i = Math.max(2, from); i < to; i++) {
            largest = Math.max(largest, Math.abs(samples[i] - c * samples[i - 1] + samples[i - 2]));
        }
        return largest;
    }

    private static String packetHashes(Path file) throws Exception {
        return probeValue(file, "a:0", "packet=data_hash", "-show_data_hash", "md5");
    }

    private static String probeValue(Path file, String stream, String entries, String... more) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(TestAudio.ffprobe().toString(), "-v", "quiet", "-select_streams",
                stream, "-show_entries", entries, "-of",
                "default=nw=1:nk=1");
        builder.command().addAll(List.of(more));
        builder.command().add(file.toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        // Streams of a transport stream are told twice, for the program as well.
        return entries.startsWith("stream") ? output.lines().findFirst().orElse("") : output;
    }

    private static void run(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(TOOLS.ffmpeg().toString(), "-v", "error", "-nostdin", "-y");
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
