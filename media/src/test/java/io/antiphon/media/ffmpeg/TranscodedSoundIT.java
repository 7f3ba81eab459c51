package io.antiphon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.LoudnessTags;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.cache.Making;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is really in what is made, told by decoding it. The sound rises by 100 Hz a second from 500 Hz on, so that a frequency tells a
/// time.
class TranscodedSoundIT {

    private static final int SECONDS = 12;
    private static final int RATE = 44_100;
    private static final String CHIRP = "aevalsrc='0.3*sin(2*PI*(500*t+50*t*t))|0.3*sin(2*PI*(500*t+50*t*t))':s=%d:d=%d"
            .formatted(RATE, SECONDS);

    @TempDir
    static Path directory;

    private static final FfmpegTools TOOLS = FfmpegTools.find(null, System.getenv("PATH")).orElseThrow();
    private static final FfmpegTranscoder TRANSCODER = new FfmpegTranscoder(TOOLS,
            new FfmpegProcesses(2, Duration.ofSeconds(1), () -> ProcessManners.modest(5, System.getenv("PATH"))));

    private static Path source;

    @BeforeAll
    static void makeSound() throws Exception {
        source = directory.resolve("chirp.flac");
        run("-f", "lavfi", "-i", CHIRP, "-metadata", "title=Rising", "-metadata", "REPLAYGAIN_TRACK_GAIN=-1.00 dB",
                source.toString());
    }

    @AfterAll
    static void close() {
        TRANSCODER.close();
        assertThat(TRANSCODER.runningCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flac", "mp3", "m4a", "ogg", "opus", "wav", "aac", "wv", "aiff", "mka"})
    void aLaterStartIsAccurateWhateverTheSource(String suffix) throws Exception {
        Path file = directory.resolve("source." + suffix);
        run("-i", source.toString(), file.toString());
        byte[] sound = stream(
                new TranscodeRequest(file, AudioFormat.WAV, 0, RATE, 1, Duration.ofMillis(4_321)));
        assertThat(timeAt(decoded(write("later.wav", sound)), 0.5)).isBetween(4.821 - 0.06, 4.821 + 0.06);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void aLaterStartIsAccurateWhateverIsMade(AudioFormat format) throws Exception {
        byte[] sound = stream(new TranscodeRequest(source, format, 128, 0, 0, Duration.ofSeconds(7)));
        assertThat(timeAt(decoded(write("later." + format.suffix(), sound)), 0.5)).isBetween(7.5 - 0.08, 7.5 + 0.08);
    }

    @ParameterizedTest
    @EnumSource(value = AudioFormat.class, names = {"MP3", "OPUS", "OGG", "AAC", "M4A"})
    void aPieceOfAFinishedFileBeginsAtItsMomentAndHoldsTheRest(AudioFormat format) throws Exception {
        for (int bitRate : new int[]{64, 320}) {
            Path whole = file(new TranscodeRequest(source, format, bitRate, 0, 0, Duration.ZERO));
            for (int millis : new int[]{20, 3_300, 7_000}) {
                Path piece = Files.createTempFile(directory, "piece", "." + format.suffix());
                try (Making making = TRANSCODER.cut(whole, format, Duration.ofMillis(millis), piece)) {
                    making.await();
                }
                short[] heard = decoded(piece);
                double begin = millis / 1000.0;
                assertThat(timeAt(heard, 1)).as("%d kbit/s at %d ms", bitRate, millis)
                        .isBetween(begin + 1 - 0.08, begin + 1 + 0.08);
                assertThat((double) heard.length / RATE).isBetween(SECONDS - begin - 0.1, SECONDS - begin + 0.1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = AudioFormat.class, names = {"MP3", "OPUS", "OGG", "FLAC", "WAV"})
    void aFinishedFileHoldsExactlyTheSourcesSamples(AudioFormat format) throws Exception {
        Path made = file(new TranscodeRequest(source, format, 160, 0, 0, Duration.ZERO));
        assertThat(decoded(made).length).isEqualTo(SECONDS * RATE);
    }

    @Test
    void aFinishedMp3TellsItsLengthAndWhatTheEncoderAdded() throws Exception {
        byte[] made = Files.readAllBytes(file(new TranscodeRequest(source, AudioFormat.MP3, 128, 0, 0, Duration.ZERO)));
        int info = new String(made, StandardCharsets.ISO_8859_1).indexOf("Info");
        assertThat(info).isPositive();
        int frames = ByteBuffer.wrap(made, info + 8, 4).getInt();
        assertThat(frames).isBetween(SECONDS * RATE / 1152, SECONDS * RATE / 1152 + 3);
        // LAME's tag: 12 bits each of delay and padding, 21 bytes into it; it stands 120 bytes after "Info".
        int gaps = ByteBuffer.wrap(made, info + 120 + 20, 4).getInt() & 0xffffff;
        assertThat(gaps >> 12).isEqualTo(576);
        assertThat(gaps & 0xfff).isPositive();
    }

    @Test
    void aFinishedM4aSkipsWhatTheEncoderAdded() throws Exception {
        Path made = file(new TranscodeRequest(source, AudioFormat.M4A, 128, 0, 0, Duration.ZERO));
        assertThat(new String(Files.readAllBytes(made), StandardCharsets.ISO_8859_1)).contains("elst", "moof", "mfra");
        assertThat(timeAt(decoded(made), 1)).isBetween(1 - 0.03, 1 + 0.03);
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 22_050})
    void aFinishedM4aMarksExactlyTheSourcesSamples(int rate) throws Exception {
        Path odd = directory.resolve("odd-%d.flac".formatted(rate));
        run("-i", source.toString(), "-ar", Integer.toString(rate), "-t", "3.3337", odd.toString());
        int samples = decoded(odd, rate).length;
        assertThat(samples % 1024).isPositive();
        Path made = file(new TranscodeRequest(odd, AudioFormat.M4A, 128, 0, 0, Duration.ZERO));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(made));
        String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        int movie = text.indexOf("mvhd") + 4;
        assertThat(bytes.getInt(movie + 12)).isEqualTo(rate);
        assertThat(bytes.getInt(movie + 16)).isEqualTo(samples);
        int edits = text.indexOf("elst") + 4;
        assertThat(bytes.getInt(edits + 8)).as("the edit's length").isEqualTo(samples);
        int delay = bytes.getInt(edits + 12);
        String[] marks = text.substring(text.indexOf("iTunSMPB") + 8 + 16).strip().split(" ", 5);
        assertThat(Integer.parseInt(marks[1], 16)).isEqualTo(delay);
        int padding = Integer.parseInt(marks[2], 16);
        assertThat(Long.parseLong(marks[3], 16)).isEqualTo(samples);

        Path packets = directory.resolve("packets.aac");
        run("-ignore_editlist", "1", "-i", made.toString(), "-c", "copy", packets.toString());
        assertThat(decoded(packets, rate).length).isEqualTo(delay + samples + padding);
        assertThat(padding).isLessThan(2 * 1024);
        assertThat(decoded(made, rate).length).as("as heard by who minds the beginning alone")
                .isBetween(samples, samples + padding);
    }

    @Test
    void whatAnM4aSaysOfItsGapsIsNoTagOfWhatIsMadeOfIt() throws Exception {
        Path marked = file(new TranscodeRequest(source, AudioFormat.M4A, 128, 0, 0, Duration.ZERO));
        assertThat(tags(marked)).contains("iTunSMPB");
        assertThat(tags(file(new TranscodeRequest(marked, AudioFormat.MP3, 128, 0, 0, Duration.ZERO))))
                .contains("title=Rising")
                .doesNotContain("iTunSMPB");
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void titlesAreKept(AudioFormat format) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(format != AudioFormat.AAC, "ADTS has no tags");
        Path made = file(new TranscodeRequest(source, format, 128, 0, 0, Duration.ZERO));
        assertThat(tags(made)).containsIgnoringCase("title=Rising");
    }

    @Test
    void tagsOfOggFilesAreKeptAndThoseOfContainersAreNot() throws Exception {
        Path ogg = directory.resolve("tagged.ogg");
        run("-i", source.toString(), ogg.toString());
        assertThat(tags(file(new TranscodeRequest(ogg, AudioFormat.MP3, 128, 0, 0, Duration.ZERO))))
                .contains("title=Rising", "REPLAYGAIN_TRACK_GAIN=-1.00 dB");
        Path m4a = directory.resolve("tagged.m4a");
        run("-i", source.toString(), m4a.toString());
        assertThat(tags(file(new TranscodeRequest(m4a, AudioFormat.OPUS, 128, 0, 0, Duration.ZERO))))
                .contains("title=Rising")
                .doesNotContain("major_brand", "handler_name", "vendor_id");
    }

    @Test
    void loudnessIsSaidInTheFormatsOwnWay() throws Exception {
        ReplayGain gain = new ReplayGain(-6.5, 0.98, -7.25, 0.99, null, true);
        Map<String, String> opus = LoudnessTags.of(gain, AudioFormat.OPUS);
        assertThat(tags(file(new TranscodeRequest(source, AudioFormat.OPUS, 96, 0, 0, Duration.ZERO, opus))))
                .contains("R128_TRACK_GAIN=-2944", "R128_ALBUM_GAIN=-3136")
                .doesNotContain("REPLAYGAIN_TRACK_GAIN");
        Map<String, String> mp3 = LoudnessTags.of(gain, AudioFormat.MP3);
        assertThat(tags(file(new TranscodeRequest(source, AudioFormat.MP3, 96, 0, 0, Duration.ZERO, mp3))))
                .contains("REPLAYGAIN_TRACK_GAIN=-6.50 dB", "REPLAYGAIN_ALBUM_GAIN=-7.25 dB",
                        "REPLAYGAIN_TRACK_PEAK=0.980000");
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void whateverRatesAreAskedForSomethingNearIsMade(AudioFormat format) throws Exception {
        for (int bitRate : new int[]{1, 32, 9_999}) {
            for (int samplingRate : new int[]{1, 8_000, 37_000, 96_000, 999_999}) {
                TranscodeRequest odd = new TranscodeRequest(source, format, bitRate, samplingRate, 2,
                        Duration.ofSeconds(SECONDS - 1));
                assertThat(stream(odd)).as("%d kbit/s, %d Hz", bitRate, samplingRate).hasSizeGreaterThan(500);
            }
        }
        assertThat(stream(new TranscodeRequest(source, format, 9_999, 0, 1, Duration.ofSeconds(SECONDS - 1))))
                .hasSizeGreaterThan(500);
        assertThat(stream(new TranscodeRequest(source, format, 128, 0, 12, Duration.ofSeconds(SECONDS - 1))))
                .hasSizeGreaterThan(500);
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void surroundSoundAtHighRatesIsMadeIntoWhatTheFormatTakes(AudioFormat format) throws Exception {
        Path surround = directory.resolve("surround.flac");
        if (!Files.exists(surround)) {
            run("-i", source.toString(), "-t", "2", "-af",
                    "pan=5.1(side)|c0=c0|c1=c1|c2=c0|c3=c1|c4=c0|c5=c1,aresample=192000", surround.toString());
        }
        assertThat(stream(new TranscodeRequest(surround, format, 0, 0, 0, Duration.ZERO))).hasSizeGreaterThan(1_000);
    }

    @Test
    void aCoverDoesNotMatter() throws Exception {
        Path cover = directory.resolve("cover.jpg");
        run("-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1", cover.toString());
        Path covered = directory.resolve("covered.mp3");
        run("-i", source.toString(), "-i", cover.toString(), "-map", "0", "-map", "1", "-c:v", "mjpeg",
                "-disposition:v",
                "attached_pic", covered.toString());
        Path made = file(new TranscodeRequest(covered, AudioFormat.OPUS, 96, 0, 0, Duration.ZERO));
        assertThat(timeAt(decoded(made), 2)).isBetween(1.9, 2.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:%s\n#EXT-X-ENDLIST\n",
            "ffconcat version 1.0\nfile '%s'\n"})
    void aPlaylistThatIsCalledASongMakesNobodyReadOtherFiles(String playlist) throws Exception {
        Path disguised = Files.writeString(directory.resolve("disguised.mp3"), playlist.formatted(source));
        assertThatThrownBy(
                () -> stream(new TranscodeRequest(disguised, AudioFormat.MP3, 128, 0, 0, Duration.ZERO)))
                .isInstanceOf(IOException.class);
    }

    private static byte[] stream(TranscodeRequest request) throws IOException {
        try (InputStream sound = TRANSCODER.transcode(request)) {
            return sound.readAllBytes();
        }
    }

    private static Path file(TranscodeRequest request) throws IOException, InterruptedException {
        Path target = Files.createTempFile(directory, "made", "." + request.format().suffix());
        try (Making making = TRANSCODER.transcode(request, target)) {
            making.await();
        }
        return target;
    }

    private static Path write(String name, byte[] sound) throws IOException {
        return Files.write(directory.resolve(name), sound);
    }

    /// One channel at 44.1 kHz.
    private static short[] decoded(Path file) throws IOException, InterruptedException {
        return decoded(file, RATE);
    }

    private static short[] decoded(Path file, int rate) throws IOException, InterruptedException {
        Path samples = directory.resolve("samples.pcm");
        run("-i", file.toString(), "-f", "s16le", "-ac", "1", "-ar", Integer.toString(rate), samples.toString());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(samples)).order(ByteOrder.LITTLE_ENDIAN);
        short[] all = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(all);
        return all;
    }

    /// What time of the source sounds so many seconds after the beginning, by the zero crossings of a tenth of a second around.
    private static double timeAt(short[] samples, double seconds) {
        int from = (int) ((seconds - 0.05) * RATE);
        int to = (int) ((seconds + 0.05) * RATE);
        double first = -1;
        double last = -1;
        int crossings = 0;
        for (int i = from + 1; i < to; i++) {
            if (samples[i - 1] < 0 && samples[i] >= 0) {
                double at = i - (double) samples[i] / (samples[i] - samples[i - 1]);
                first = first < 0 ? at : first;
                last = at;
                crossings++;
            }
        }
        double frequency = (crossings - 1) * RATE / (last - first);
        return (frequency - 500) / 100;
    }

    private static String tags(Path file) throws IOException, InterruptedException {
        return output(List.of(TOOLS.ffprobe().toString(), "-v", "error", "-show_entries", "format_tags:stream_tags",
                "-of", "default=noprint_wrappers=1", file.toString())).replace("TAG:", "");
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TOOLS.ffmpeg().toString(), "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        output(command);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
