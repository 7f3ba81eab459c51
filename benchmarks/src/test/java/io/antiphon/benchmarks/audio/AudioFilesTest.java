package io.antiphon.benchmarks.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AudioFilesTest {

    private static final Picture PICTURE = new Picture("image/png", 2, 2, png());

    private final AudioFiles files = new AudioFiles();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameBytesAndAnotherSeedAnotherSound(AudioFormat format) {
        byte[] file = files.write(format, tags(), sound(7));

        assertThat(files.write(format, tags(), sound(7))).isEqualTo(file);
        assertThat(files.write(format, tags(), sound(8))).isNotEqualTo(file);
        assertThat(file.length).isLessThan(15_000);
    }

    @ParameterizedTest
    @EnumSource
    void aLongFileIsLargerThanTheRangeThatStreamingIsMeasuredWith(AudioFormat format) {
        byte[] file = files.write(format, tags(), new Sound(7, Sound.Length.LONG));

        assertThat(file.length).isGreaterThan(65_536);
    }

    @ParameterizedTest
    @EnumSource
    void titlesInAnyScriptStandInTheFile(AudioFormat format) {
        assertThat(new String(files.write(format, tags(), sound(newId3())), UTF_8)).contains("Čas 東京 🌊");
    }

    /// ffmpeg decodes every frame and would complain about checksums, sizes and truncated packets.
    @ParameterizedTest
    @EnumSource
    void ffmpegDecodesTheWholeFileWithoutAComplaint(AudioFormat format) throws IOException, InterruptedException {
        assumeTrue(isOnPath("ffmpeg"), "ffmpeg is not installed");
        for (int seed = 0; seed < 6; seed++) {
            Path file = folder.resolve("sound." + format.extension());
            Files.write(file, files.write(format, tags(), sound(seed)));

            assertThat(output("ffmpeg", "-nostdin", "-v", "error", "-i", file.toString(), "-vn", "-f", "null", "-"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ffprobeReadsTheTagsAndADurationBetweenHalfASecondAndThree(AudioFormat format)
            throws IOException, InterruptedException {
        assumeTrue(isOnPath("ffprobe"), "ffprobe is not installed");
        Path file = folder.resolve("sound." + format.extension());
        Files.write(file, files.write(format, tags(), sound(3)));

        String shown = output("ffprobe", "-v", "error", "-show_entries", "format=duration:format_tags:stream_tags",
                "-of",
                "default=nokey=1:noprint_wrappers=1", file.toString());

        assertThat(shown.lines()).contains("Čas 東京 🌊", "An Album");
        double seconds = shown.lines()
                .filter(line -> line.matches("\\d\\.\\d+"))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow();
        assertThat(seconds).isBetween(0.5, 3.0);
    }

    @Test
    void everyMp3FrameIsWhereTheLastOneEnds() {
        byte[] file = files.write(AudioFormat.MP3, tags(), sound(newId3()));
        int at = 10 + (file[6] << 21 | file[7] << 14 | file[8] << 7 | file[9]);
        int frames = 0;

        while (at < file.length) {
            assertThat(file[at] & 0xFF).as("sync at %d", at).isEqualTo(0xFF);
            assertThat(file[at + 1] & 0xFF).isEqualTo(0xFB);
            int kbit = new int[]{0, 32, 40, 48, 56, 64}[file[at + 2] >>> 4 & 0xF];
            at += 144_000 * kbit / 44_100 + (file[at + 2] >>> 1 & 1);
            frames++;
        }

        assertThat(at).isEqualTo(file.length);
        assertThat(frames).isGreaterThan(30);
    }

    @Test
    void flacSaysItsLengthAndTheChecksumOfItsSamples() {
        byte[] file = files.write(AudioFormat.FLAC, tags(), sound(5));

        assertThat(new String(file, 0, 4, ISO_8859_1)).isEqualTo("fLaC");
        int samples = (file[22] & 0xFF) << 24 | (file[23] & 0xFF) << 16 | (file[24] & 0xFF) << 8 | file[25] & 0xFF;
        assertThat(samples).isGreaterThan(30_000).matches(count -> count % 1024 == 0);
        assertThat(Arrays.copyOfRange(file, 26, 42)).isNotEqualTo(new byte[16]);
    }

    @ParameterizedTest
    @EnumSource(names = {"VORBIS", "OPUS"})
    void everyOggPageHasItsChecksumAndOnlyTheLastEndsTheStream(AudioFormat format) {
        byte[] file = files.write(format, tags(), sound(5));
        int at = 0;
        int sequence = 0;
        while (at < file.length) {
            assertThat(new String(file, at, 4, ISO_8859_1)).isEqualTo("OggS");
            int segments = file[at + 26] & 0xFF;
            int end = at + 27 + segments;
            for (int i = 0; i < segments; i++) {
                end += file[at + 27 + i] & 0xFF;
            }
            byte[] page = Arrays.copyOfRange(file, at, end);
            int stored = (page[22] & 0xFF) | (page[23] & 0xFF) << 8 | (page[24] & 0xFF) << 16 | (page[25] & 0xFF) << 24;
            Arrays.fill(page, 22, 26, (byte) 0);
            assertThat(Crc.ogg(page, 0, page.length)).isEqualTo(stored);
            assertThat(page[18]).isEqualTo((byte) sequence++);
            assertThat((page[5] & 4) != 0).isEqualTo(end == file.length);
            at = end;
        }
    }

    @Test
    void aPictureLargerThanAnOggPageIsContinuedOnTheNext() throws IOException, InterruptedException {
        assumeTrue(isOnPath("ffmpeg"), "ffmpeg is not installed");
        Picture large = new Picture("image/jpeg", 1, 1, new byte[150_000]);
        TrackTags tags = new TrackTags(tags().values(), 1, 1, 1, 1, Optional.of(large));
        Path file = Files.write(folder.resolve("large.ogg"), files.write(AudioFormat.VORBIS, tags, sound(1)));

        String shown = output("ffprobe", "-v", "quiet", "-show_entries", "stream_tags=title", "-of",
                "default=nokey=1:noprint_wrappers=1", file.toString());

        assertThat(shown).contains("Čas 東京 🌊");
    }

    /// Boxes of an MP4 file fill it exactly, and the chunk's offset points at the first byte of `mdat`.
    @Test
    void mp4BoxesFillTheFileAndTheChunkOffsetPointsIntoTheData() {
        byte[] file = files.write(AudioFormat.AAC, tags(), sound(5));
        String text = new String(file, ISO_8859_1);
        int at = 0;
        int data = 0;
        while (at < file.length) {
            data = text.startsWith("mdat", at + 4) ? at + 8 : data;
            at += int32(file, at);
        }

        assertThat(at).isEqualTo(file.length);
        assertThat(int32(file, text.indexOf("stco") + 12)).isEqualTo(data);
    }

    @Test
    void theChecksumsAreThoseOfTheStandards() {
        byte[] digits = "123456789".getBytes(ISO_8859_1);

        assertThat(Crc.crc8(digits, 0, 9)).isEqualTo(0xF4);
        assertThat(Crc.crc16(digits, 0, 9)).isEqualTo(0xFEE8);
        assertThat(Crc.ogg(digits, 0, 9)).isEqualTo(0x89A1897F);
    }

    /// A seed whose MP3 has an ID3v2.4 tag and nothing behind the audio.
    private static long newId3() {
        long seed = 0;
        while (sound(seed).random().nextInt(3) == 0) {
            seed++;
        }
        return seed;
    }

    private static Sound sound(long seed) {
        return new Sound(seed, Sound.Length.SHORT);
    }

    private static TrackTags tags() {
        Map<TagKey, List<String>> values = new EnumMap<>(TagKey.class);
        values.put(TagKey.TITLE, List.of("Čas 東京 🌊"));
        values.put(TagKey.ALBUM, List.of("An Album"));
        values.put(TagKey.ARTIST, List.of("Somebody"));
        values.put(TagKey.GENRE, List.of("Folk", "演歌"));
        values.put(TagKey.DATE, List.of("1999-02-03"));
        values.put(TagKey.COMPILATION, List.of("1"));
        values.put(TagKey.RECORDING_MBID, List.of("3f1b2f3e-7b3f-4c55-9b4e-111111111111"));
        values.put(TagKey.TRACK_GAIN, List.of("-6.50 dB"));
        return new TrackTags(values, 3, 12, 1, 2, Optional.of(PICTURE));
    }

    private static byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
