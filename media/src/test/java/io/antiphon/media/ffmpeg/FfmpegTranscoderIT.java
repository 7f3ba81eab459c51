package io.antiphon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FfmpegTranscoderIT {

    private static final int SECONDS = 8;

    @TempDir
    static Path directory;

    private static final FfmpegTools TOOLS = FfmpegTools.find(null, System.getenv("PATH")).orElseThrow();

    private static Path source;

    private final FfmpegTranscoder transcoder = new FfmpegTranscoder(TOOLS, 2, Duration.ofMillis(50));

    @BeforeAll
    static void makeSound() throws IOException, InterruptedException {
        source = directory.resolve("-tricky: name?.flac");
        run(TOOLS.ffmpeg().toString(), "-v", "error", "-f", "lavfi", "-i",
                "sine=frequency=440:sample_rate=44100:duration=" + SECONDS, "-metadata",
                "title=Tone", "file:" + source);
    }

    @AfterEach
    void noProcessIsLeft() {
        transcoder.close();
        assertThat(transcoder.runningCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void everyFormatThatIsOfferedDecodesToTheWholeDuration(AudioFormat format) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(transcoder.formats().contains(format),
                "ffmpeg cannot make " + format);

        Path made = Files.createTempFile(directory, "made", "." + format.suffix());
        Files.write(made, bytesOf(new TranscodeRequest(source, format, 96, 0, 0, Duration.ZERO)));

        assertThat(decodedSeconds(made)).isBetween(SECONDS - 0.1, SECONDS + 0.2);
    }

    @Test
    void aLaterStartLeavesOutWhatComesBefore() throws Exception {
        Path made = directory.resolve("later.mp3");
        Files.write(made, bytesOf(new TranscodeRequest(source, AudioFormat.MP3, 128, 0, 0, Duration.ofSeconds(5))));

        assertThat(decodedSeconds(made)).isBetween(2.9, 3.2);
    }

    @Test
    void aFileWhoseNameIsNoTextIsReadLikeOthers() throws Exception {
        Path odd = Files.copy(source, Path.of(URI.create(directory.toUri() + "%e9t%e9.flac")));
        Path made = directory.resolve("odd.mp3");
        Files.write(made, bytesOf(new TranscodeRequest(odd, AudioFormat.MP3, 128, 0, 0, Duration.ZERO)));

        assertThat(decodedSeconds(made)).isBetween(SECONDS - 0.1, SECONDS + 0.2);
    }

    @Test
    void theBitRateIsTheOneAskedFor() throws Exception {
        int bytes = bytesOf(new TranscodeRequest(source, AudioFormat.MP3, 64, 0, 0, Duration.ZERO)).length;

        assertThat(bytes * 8 / SECONDS / 1000).isBetween(60, 72);
    }

    @Test
    void aFileThatIsNoSoundBreaksTheStreamInsteadOfEndingIt() throws Exception {
        Path noise = Files.write(directory.resolve("noise.flac"), new byte[5000]);

        assertThatThrownBy(() -> bytesOf(new TranscodeRequest(noise, AudioFormat.MP3, 64, 0, 0, Duration.ZERO)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("noise.flac");
    }

    @Test
    void closingTheStreamEndsTheProcessAndFreesItsPlace() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (InputStream sound = transcoder
                    .transcode(new TranscodeRequest(source, AudioFormat.WAV, 0, 0, 0, Duration.ZERO))) {
                assertThat(sound.read()).isNotNegative();
                assertThat(transcoder.runningCount()).isEqualTo(1);
            }
        }
        assertThat(transcoder.runningCount()).isZero();
    }

    @Test
    void oneMoreThanAllowedIsRefusedWithAReason() throws Exception {
        TranscodeRequest request = new TranscodeRequest(source, AudioFormat.WAV, 0, 0, 0, Duration.ZERO);
        try (InputStream _ = transcoder.transcode(request); InputStream _ = transcoder.transcode(request)) {
            assertThatThrownBy(() -> transcoder.transcode(request)).isInstanceOf(LibraryException.Unavailable.class)
                    .hasMessageContaining("Too many");
        }
    }

    @Test
    void theToolsSayWhatTheyAre() {
        assertThat(TOOLS.version()).matches("[0-9nN].*");
        assertThat(TOOLS.encoders()).contains("libmp3lame", "flac").doesNotContain("=");
        assertThat(transcoder.formats()).contains(AudioFormat.MP3, AudioFormat.OPUS, AudioFormat.AAC, AudioFormat.FLAC,
                AudioFormat.WAV);
    }

    @Test
    void thePackagedToolsServeWhereThePathHasNone() {
        assertThat(FfmpegTools.find(null, directory.toString()))
                .hasValueSatisfying(packaged -> assertThat(packaged.encoders()).contains("libmp3lame"));
        assertThat(FfmpegTools.find(directory, System.getenv("PATH"))).isEmpty();
    }

    private byte[] bytesOf(TranscodeRequest request) throws IOException {
        try (InputStream sound = transcoder.transcode(request)) {
            return sound.readAllBytes();
        }
    }

    private static double decodedSeconds(Path file) throws IOException, InterruptedException {
        // Decoding counts what is really there; headers of streamed files do not say.
        String pcm = directory.resolve("decoded.pcm").toString();
        run(TOOLS.ffmpeg().toString(), "-v", "error", "-y", "-i", file.toString(), "-f", "s16le", "-ac", "1", "-ar",
                "44100", pcm);
        return Files.size(Path.of(pcm)) / 2.0 / 44100;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
