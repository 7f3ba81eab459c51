package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.media.ffmpeg.FfmpegTools;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Sound files to attack with.
public final class Sounds {

    private static final int RATE = 48_000;
    private static final int WAV_HEAD = 44;

    private Sounds() {}

    /// A second of a tone.
    public static void make(Path file, String title) throws Exception {
        make(file, title, 440, 1);
    }

    /// A second of a tone.
    ///
    /// @param field of its tags, as `WORK=Requiem`
    public static void make(Path file, String title, String field) throws Exception {
        ffmpeg("-f", "lavfi", "-i", "sine=frequency=440:duration=1", "-metadata", "title=" + title, "-metadata",
                "album=Album of " + title, "-metadata", "artist=" + title, "-metadata", field, "file:" + file);
    }

    static void make(Path file, String title, int hertz, int seconds) throws Exception {
        ffmpeg("-f", "lavfi", "-i", "sine=frequency=%d:duration=%d".formatted(hertz, seconds), "-metadata",
                "title=" + title, "-metadata", "album=Album of " + title, "-metadata", "artist=" + title,
                "file:" + file);
    }

    public static void ffmpeg(String... arguments) throws Exception {
        Path ffmpeg = FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow().ffmpeg();
        List<String> command = new ArrayList<>(List.of(ffmpeg.toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }

    /// Silence, mono, 16 bits.
    static byte[] wav(int bytes) {
        ByteBuffer wav = ByteBuffer.allocate(bytes + WAV_HEAD).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(bytes + WAV_HEAD - 8);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2).putShort((short) 2);
        wav.putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        return wav.array();
    }
}
