package io.antiphon.media.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.tag.MediaFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FLAC whose encoder did not know how much would come: its STREAMINFO says 0 samples.
class FlacLengthTest {

    @TempDir
    static Path directory;

    private static byte[] known;
    private static byte[] unknown;

    @BeforeAll
    static void make() throws Exception {
        known = Files.readAllBytes(TestAudio.tone(directory.resolve("known.flac"), "-ar", "44100", "-ac", "2"));
        unknown = known.clone();
        // RFC 9639, section 8.2: 36 bits of samples and 128 of MD5 behind rate, channels and depth.
        unknown[8 + 13] &= (byte) 0xf0;
        Arrays.fill(unknown, 8 + 14, 8 + 34, (byte) 0);
    }

    @Test
    void theLastFrameTellsWhatTheHeaderDoesNot() throws Exception {
        assertThat(read(known).audio().duration()).isPositive();
        assertThat(read(unknown).audio()).isEqualTo(read(known).audio());
    }

    @Test
    void aTagBehindTheSoundDoesNotHideTheLastFrame() throws Exception {
        byte[] tagged = Arrays.copyOf(unknown, unknown.length + 128);
        System.arraycopy("TAGTitle".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, tagged, unknown.length, 8);
        assertThat(read(tagged).audio().duration()).isEqualTo(read(known).audio().duration());
    }

    @Test
    void aFileThatWasCutOffIsAsLongAsItsWholeFrames() throws Exception {
        long whole = read(known).audio().duration().toMillis();
        long cut = read(Arrays.copyOf(unknown, unknown.length - 50)).audio().duration().toMillis();
        // A frame holds 4096 samples, or 4608.
        assertThat(cut).isBetween(whole - 250, whole - 1);
    }

    @Test
    void noiseInThePlaceOfFramesHasNoLength() throws Exception {
        byte[] noise = unknown.clone();
        byte[] random = new byte[noise.length - 8_000];
        new Random(5).nextBytes(random);
        System.arraycopy(random, 0, noise, 8_000, random.length);
        assertThat(read(Arrays.copyOf(noise, noise.length)).audio().duration().toSeconds()).isLessThan(4);
    }

    private static MediaFile read(byte[] bytes) throws Exception {
        Path file = Files.write(directory.resolve("read.flac"), bytes);
        return new SniffingMediaFileReader(Optional.empty()).read(file);
    }
}
