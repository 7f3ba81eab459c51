package io.antiphon.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.antiphon.core.analysis.SoundAnalysis;
import io.antiphon.core.analysis.SoundFeatures;
import io.antiphon.core.analysis.UndecodableSoundException;
import io.antiphon.core.library.AudioProperties;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegSoundAnalyserIT {

    /// Plucked notes twice a second, so 120 beats a minute.
    private static final String MUSIC = "aevalsrc='0.5*sin(2*PI*(220+55*floor(mod(t*2,4)))*t)*exp(-6*mod(t,0.5))|0.4*sin(2*PI*(330+55*floor(mod(t*2,4)))*t)*exp(-6*mod(t,0.5))':s=%d:d=%d";

    @TempDir
    private Path directory;
    private SoundFiles files;
    private FfmpegSoundAnalyser analyser = analyser(AnalysisLimits.STANDARD);

    @BeforeEach
    void prepare() {
        files = new SoundFiles(directory);
    }

    @AfterEach
    void noProcessIsLeft() {
        analyser.close();
        assertThat(analyser.runningCount()).isZero();
    }

    @Test
    void onePassTellsEverything() throws Exception {
        SoundAnalysis analysis = analyse(files.make("-odd: name%d.flac", MUSIC.formatted(44_100, 40)));
        assertThat(analysis.duration()).isEqualTo(Duration.ofSeconds(40));
        assertThat(analysis.loudness().integrated()).isPresent();
        assertThat(analysis.waveform().peaks()).hasSizeBetween(1_000, 2_048);
        assertThat(analysis.features()).isPresent();
        assertThat(analysis.features().map(SoundFeatures::tempo).orElse(OptionalDouble.empty()).orElseThrow())
                .isCloseTo(120, within(2.0));
    }

    @Test
    void theSameMusicAtAnotherRateAndInAnotherEncodingSoundsTheSame() throws Exception {
        float[] lossless = vector(files.make("a.flac", MUSIC.formatted(44_100, 40)));
        float[] fast = vector(files.make("b.flac", MUSIC.formatted(96_000, 40)));
        float[] lossy = vector(files.make("c.mp3", MUSIC.formatted(48_000, 40), "-b:a", "192k"));
        assertThat(cosine(lossless, fast)).isGreaterThan(0.95);
        assertThat(cosine(lossless, lossy)).isGreaterThan(0.9);
    }

    @Test
    void theFingerprintIsThatOfChromaprintItself() throws Exception {
        Optional<FingerprintProgram> program = FingerprintProgram.find(SoundFiles.TOOLS, SoundFiles.SEARCH_PATH);
        org.junit.jupiter.api.Assumptions.assumeTrue(program.isPresent(), "nothing here makes fingerprints");
        Path file = files.make("long.flac", MUSIC.formatted(44_100, 130));
        String direct = SoundFiles.fingerprint(file);
        assertThat(analyse(file).fingerprint()).contains(direct);
        assertThat(analyse(files.make("silence.wav", "anullsrc=d=20")).fingerprint()).isEmpty();
    }

    @Test
    void aTruncatedFileIsHeardAsFarAsItGoes() throws Exception {
        Path whole = files.make("whole.mp3", MUSIC.formatted(44_100, 20));
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(directory.resolve("half.mp3"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(analyse(half).duration()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    @Test
    void whatIsNoSoundIsRefusedWithAReason() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.mp3"));
        Path text = Files.writeString(directory.resolve("text.flac"), "#EXTM3U\nhttp://127.0.0.1:9/secret.mp3\n");
        Path remote = Files.writeString(directory.resolve("remote.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n");
        Path headless = Files.write(directory.resolve("headless.m4a"), java.util.Arrays.copyOf(
                Files.readAllBytes(files.make("w.m4a", "sine=d=3")), 3_000));
        for (Path file : new Path[]{empty, text, remote, headless}) {
            assertThatThrownBy(() -> analyse(file)).as(file.toString())
                    .isInstanceOf(UndecodableSoundException.class)
                    .hasMessageMatching("(?s).+");
        }
    }

    @Test
    void oneSampleIsSound() throws Exception {
        Path one = files.make("one.wav", "sine=f=1000:r=44100,volume=0.5", "-af", "atrim=end_sample=1");
        SoundAnalysis analysis = analyse(one);
        assertThat(analysis.duration()).isLessThan(Duration.ofMillis(1));
        assertThat(analysis.loudness().integrated()).isEmpty();
        assertThat(analysis.waveform().peaks()).hasSize(1);
        assertThat(analysis.features()).isEmpty();
    }

    @Test
    void thirtyTwoChannelsAreHeardAndAHundredRefused() throws Exception {
        assertThat(analyse(wav("many.wav", 32, 8_000, 8_000)).duration()).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> analyse(wav("more.wav", 100, 8_000, 800)))
                .isInstanceOf(UndecodableSoundException.class);
        assertThatThrownBy(() -> analyse(wav("slow.wav", 1, 1_000, 800)))
                .isInstanceOf(UndecodableSoundException.class);
    }

    @Test
    void samplesThatAreNoNumbersAreSilence() throws Exception {
        Path file = files.make("float.wav", "sine=f=1000:r=44100:d=3", "-c:a", "pcm_f32le");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 1_000; i < 100_000; i += 400) {
            java.util.Arrays.fill(bytes, i, i + 4, (byte) 0xff);
        }
        SoundAnalysis analysis = analyse(Files.write(directory.resolve("nan.wav"), bytes));
        assertThat(analysis.loudness().integrated().orElseThrow()).isFinite();
        assertThat(analysis.loudness().truePeak()).isFinite().isLessThan(1);
    }

    @Test
    void aFileThatTakesTooLongIsGivenUpAndItsDecoderEnds() {
        analyser.close();
        analyser = analyser(new AnalysisLimits(Duration.ofHours(24), Duration.ofMillis(300), 0));
        Path hours = files.make("hours.flac", "anullsrc=r=44100:d=3600", "-compression_level", "0");
        assertThatThrownBy(() -> analyse(hours)).isInstanceOf(UndecodableSoundException.class)
                .hasMessageContaining("given up");
    }

    @Test
    void ofEndlessSoundOnlyTheBeginningCounts() throws Exception {
        analyser.close();
        analyser = analyser(new AnalysisLimits(Duration.ofSeconds(5), Duration.ofMinutes(5), 0));
        assertThat(analyse(files.make("long.wav", "sine=d=60")).duration()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void closingEndsWhatIsRunningAndAFileOutOfReachIsNotToBlame() throws Exception {
        Path hours = files.make("hours.flac", "anullsrc=r=44100:d=3600", "-compression_level", "0");
        CompletableFuture<SoundAnalysis> running = CompletableFuture.supplyAsync(() -> {
            try {
                return analyse(hours);
            } catch (IOException | UndecodableSoundException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
        while (analyser.runningCount() == 0 && !running.isDone()) {
            Thread.onSpinWait();
        }
        analyser.close();
        assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> analyse(directory.resolve("nowhere.flac"))).isInstanceOf(IOException.class);
    }

    /// Of the processor's time, so that what else runs here does not matter. The decoder's is known on Linux only.
    @Test
    void itGetsThroughAMinuteOfMusicInASecondOfOneProcessor() throws Exception {
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Path file = files.make("album.flac", "anoisesrc=d=600:a=0.3:r=44100:c=pink,aformat=channel_layouts=stereo");
        analyse(file);
        long own = machine.getProcessCpuTime();
        long others = childTicks();
        analyse(file);
        double seconds = (machine.getProcessCpuTime() - own) / 1e9 + (childTicks() - others) / 100.0;
        System.getLogger("analysis").log(System.Logger.Level.INFO, "{0} times real time", 600 / seconds);
        assertThat(600 / seconds).isGreaterThan(60);
    }

    private static long childTicks() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    private static FfmpegSoundAnalyser analyser(AnalysisLimits limits) {
        return new FfmpegSoundAnalyser(SoundFiles.TOOLS,
                FingerprintProgram.find(SoundFiles.TOOLS, SoundFiles.SEARCH_PATH), 2, SoundFiles.SEARCH_PATH, limits);
    }

    private SoundAnalysis analyse(Path file) throws IOException, UndecodableSoundException {
        return analyser.analyse(file, AudioProperties.UNKNOWN);
    }

    private float[] vector(Path file) throws IOException, UndecodableSoundException {
        return analyse(file).features().orElseThrow().vector();
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// Noise in 16 bits; ffmpeg's own sources stop at fewer channels.
    private Path wav(String name, int channels, int rate, int frames) throws IOException {
        int size = frames * channels * 2;
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(44 + size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(36 + size);
        bytes.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * 2);
        bytes.putShort((short) (channels * 2)).putShort((short) 16);
        bytes.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(size);
        java.util.Random random = new java.util.Random(5);
        while (bytes.hasRemaining()) {
            bytes.putShort((short) random.nextInt(-9_000, 9_000));
        }
        return Files.write(directory.resolve(name), bytes.array());
    }
}
