package io.antiphon.benchmarks.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The recorded templates of this module, taken apart into packets. How they were made stands in the README beside them.
final class Templates {

    private Templates() {}

    static byte[] read(String name) {
        try (InputStream in = Templates.class.getResourceAsStream("/io/antiphon/benchmarks/audio/" + name)) {
            if (in == null) {
                throw new IllegalStateException("template " + name + " is missing from the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("template " + name, e);
        }
    }

    /// All packets of an Ogg file with one logical stream, headers first (RFC 3533 §6).
    static List<byte[]> oggPackets(byte[] file) {
        List<byte[]> packets = new ArrayList<>();
        ByteSink packet = new ByteSink(4096);
        int page = 0;
        while (page + 27 <= file.length) {
            int segments = file[page + 26] & 0xFF;
            int data = page + 27 + segments;
            for (int segment = 0; segment < segments; segment++) {
                int length = file[page + 27 + segment] & 0xFF;
                packet.put(file, data, length);
                data += length;
                if (length < 255) {
                    packets.add(packet.toBytes());
                    packet = new ByteSink(256);
                }
            }
            page = data;
        }
        return packets;
    }

    /// The frames of an ADTS file, headers included (ISO 13818-7 §6.2).
    static List<byte[]> adtsFrames(byte[] file) {
        List<byte[]> frames = new ArrayList<>();
        int at = 0;
        while (at + 7 <= file.length) {
            int length = (file[at + 3] & 3) << 11 | (file[at + 4] & 0xFF) << 3 | (file[at + 5] & 0xFF) >>> 5;
            frames.add(Arrays.copyOfRange(file, at, at + length));
            at += length;
        }
        return frames;
    }
}
