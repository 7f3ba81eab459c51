package io.antiphon.media.seek;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.streaming.seek.SeekTable;
import io.antiphon.core.streaming.seek.SeekTable.Point;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Decodes from points of the tables with ffmpeg and compares with what decoding from the beginning makes.
class FileSeekTableReaderIT {
    private static final String NOISE = "anoisesrc=a=0.4:d=7.3:c=pink:r=";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"flac,44100,s16,2", "flac,192000,s32,1", "flac,8000,s16,1", "wav,44100,pcm_s16le,2",
            "wav,96000,pcm_s24le,6", "wav,48000,pcm_f32le,1", "aiff,44100,pcm_s16be,2", "aiff,88200,pcm_s24be,2"})
    void decodingFromEveryPointMakesTheSoundThatLiesThere(String suffix, int rate, String format, int channels)
            throws Exception {
        Path file = directory.resolve("noise." + suffix);
        boolean flac = suffix.equals("flac");
        ffmpeg("-f", "lavfi", "-i", NOISE + rate, "-ac", Integer.toString(channels), flac ? "-sample_fmt" : "-c:a",
                format, file.toString());
        SeekTable table = new FileSeekTableReader().read(file).orElseThrow();
        byte[] all = decoded(file);
        int sampleBytes = 4 * channels;

        assertThat(table.samplingRate()).isEqualTo(rate);
        assertThat(table.sampleCount()).isEqualTo(all.length / sampleBytes);
        assertThat(table.points()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(table.points().getFirst()).isEqualTo(new Point(0, table.soundStart()));
        byte[] bytes = Files.readAllBytes(file);
        for (Point point : table.points()) {
            byte[] expected = Arrays.copyOfRange(all, (int) point.sample() * sampleBytes, all.length);
            assertThat(decodedFrom(table, bytes, point, suffix)).isEqualTo(expected);
        }
    }

    @Test
    void aTagBeforeTheSoundIsSkipped() throws Exception {
        Path file = directory.resolve("plain.flac");
        ffmpeg("-f", "lavfi", "-i", NOISE + "44100", file.toString());
        Path tagged = directory.resolve("tagged.flac");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[]{'I', 'D', '3', 4, 0, 0, 0, 0, 1, 0});
        bytes.write(new byte[128]);
        bytes.write(Files.readAllBytes(file));
        Files.write(tagged, bytes.toByteArray());

        List<Point> plain = new FileSeekTableReader().read(file).orElseThrow().points();
        assertThat(new FileSeekTableReader().read(tagged).orElseThrow().points())
                .isEqualTo(plain.stream().map(point -> new Point(point.sample(), point.offset() + 138)).toList());
    }

    @Test
    void aTruncatedFlacIsCoveredAsFarAsItGoes() throws Exception {
        Path file = directory.resolve("whole.flac");
        ffmpeg("-f", "lavfi", "-i", NOISE + "44100", file.toString());
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(directory.resolve("cut.flac"), Arrays.copyOf(bytes, bytes.length / 2));
        List<Point> whole = new FileSeekTableReader().read(file).orElseThrow().points();
        List<Point> half = new FileSeekTableReader().read(cut).orElseThrow().points();
        assertThat(half).isEqualTo(whole.subList(0, half.size())).hasSizeBetween(2, whole.size() - 2);
    }

    @Test
    void anOwnTableThatLiesIsNotBelieved() throws Exception {
        Path file = directory.resolve("plain.flac");
        ffmpeg("-f", "lavfi", "-i", NOISE + "44100", file.toString());
        SeekTable walked = new FileSeekTableReader().read(file).orElseThrow();
        Path truthful = withSeekTable(file, walked, 0);
        Path lying = withSeekTable(file, walked, 1);
        int added = (int) (Files.size(truthful) - Files.size(file));
        List<Point> expected = walked.points()
                .stream()
                .map(point -> new Point(point.sample(), point.offset() + added))
                .toList();
        assertThat(new FileSeekTableReader().read(truthful).orElseThrow().points()).isEqualTo(expected);
        assertThat(new FileSeekTableReader().read(lying).orElseThrow().points()).isEqualTo(expected);
    }

    @Test
    void whatIsNoSuchFileHasNoTable() throws Exception {
        Path mp3 = directory.resolve("sound.mp3");
        ffmpeg("-f", "lavfi", "-i", NOISE + "44100", mp3.toString());
        assertThat(new FileSeekTableReader().read(mp3)).isEmpty();
        for (String text : List.of("", "fLaC", "RIFFxxxxWAVE", "FORMxxxxAIFF", "fLaC\0\0\0\42")) {
            Path broken = Files.writeString(directory.resolve("broken"), text, StandardCharsets.ISO_8859_1);
            assertThat(new FileSeekTableReader().read(broken)).isEmpty();
        }
    }

    /// With a SEEKTABLE block behind STREAMINFO, all of whose offsets are wrong by so much.
    private Path withSeekTable(Path file, SeekTable table, long wrongBy) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer block = ByteBuffer.allocate(4 + 18 * table.points().size());
        block.putInt(3 << 24 | 18 * table.points().size());
        for (Point point : table.points()) {
            block.putLong(point.sample()).putLong(point.offset() - table.soundStart() + wrongBy).putShort((short) 0);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, 4 + 4 + 34);
        out.write(block.array());
        out.write(bytes, 42, bytes.length - 42);
        return Files.write(directory.resolve("seek" + wrongBy + ".flac"), out.toByteArray());
    }

    private byte[] decodedFrom(SeekTable table, byte[] bytes, Point point, String suffix) throws Exception {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.write(bytes, 0, (int) table.soundStart());
        part.write(bytes, (int) point.offset(), bytes.length - (int) point.offset());
        return decoded(Files.write(directory.resolve("part." + suffix), part.toByteArray()));
    }

    private byte[] decoded(Path file) throws Exception {
        Path pcm = directory.resolve("decoded.pcm");
        ffmpeg("-i", file.toString(), "-f", "s32le", pcm.toString());
        return Files.readAllBytes(pcm);
    }

    private static void ffmpeg(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("ffmpeg", "-v", "quiet", "-y", "-nostdin");
        builder.command().addAll(List.of(arguments));
        assertThat(builder.inheritIO().start().waitFor()).isZero();
    }
}
