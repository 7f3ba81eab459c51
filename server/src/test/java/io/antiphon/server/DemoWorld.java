package io.antiphon.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small music folder that needs no other program to make: a tenth of a second of tone a file, each different.
final class DemoWorld {

    static final int TRACKS = 12;

    private static final int RATE = 8_000;
    private static final int SAMPLES = RATE / 10;
    private static final int HEADER = 44;

    private DemoWorld() {}

    static void make(Path music) throws IOException {
        for (int i = 0; i < TRACKS; i++) {
            write(music.resolve("Artist %d/Album %d/%02d Song.wav".formatted(i / 6, i / 3, i % 3 + 1)), i);
        }
    }

    /// @param tone the same makes the same sound
    static Path write(Path file, int tone) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, wave(tone));
    }

    static byte[] wave(int tone) {
        ByteBuffer wave = ByteBuffer.allocate(HEADER + SAMPLES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(wave.capacity() - 8);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1);
        wave.putInt(RATE).putInt(RATE * Short.BYTES).putShort((short) Short.BYTES).putShort((short) 16);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(SAMPLES * Short.BYTES);
        for (int i = 0; i < SAMPLES; i++) {
            wave.putShort((short) (8_000 * Math.sin(2 * Math.PI * (200 + 10 * tone) * i / RATE)));
        }
        return wave.array();
    }
}
