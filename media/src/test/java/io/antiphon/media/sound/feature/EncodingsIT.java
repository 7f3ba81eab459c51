package io.antiphon.media.sound.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same recording in other encodings sounds the same, and like nothing else as much.
class EncodingsIT {
    private static final List<List<String>> ENCODINGS = List.of(List.of("flac", "a.flac"),
            List.of("libmp3lame", "-b:a", "64k", "a.mp3"), List.of("libopus", "-b:a", "64k", "a.opus"),
            List.of("aac", "-b:a", "64k", "a.m4a"));

    @TempDir
    Path files;

    @Test
    void theSameRecordingIsNearestToItselfInEveryEncoding() throws Exception {
        Map<Label, float[]> originals = new EnumMap<>(Label.class);
        Map<Label, float[]> sounds = new EnumMap<>(Label.class);
        for (Label label : Label.values()) {
            float[] sound = label.variant(3, 16);
            sounds.put(label, sound);
            originals.put(label, Sounds.features(sound).vector());
        }
        for (Map.Entry<Label, float[]> sound : sounds.entrySet()) {
            for (List<String> encoding : ENCODINGS) {
                float[] encoded = Sounds.features(CalibrateWhitening.decode(encoded(sound.getValue(), encoding)))
                        .vector();
                for (Map.Entry<Label, float[]> original : originals.entrySet()) {
                    double similarity = Sounds.cosine(encoded, original.getValue());
                    if (original.getKey() == sound.getKey()) {
                        assertThat(similarity).as("%s as %s", sound.getKey(), encoding).isGreaterThan(0.98);
                    } else {
                        assertThat(similarity).as("%s as %s", sound.getKey(), encoding).isLessThan(0.95);
                    }
                }
            }
        }
    }

    private Path encoded(float[] mono, List<String> encoding) throws IOException, InterruptedException {
        Path file = files.resolve(encoding.getLast());
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-f", "f32le", "-ar",
                "" + Synthesiser.RATE, "-ac", "1", "-i", "-", "-ac", "2", "-c:a"));
        command.addAll(encoding.subList(0, encoding.size() - 1));
        command.add(file.toString());
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        ByteBuffer bytes = ByteBuffer.allocate(4 * mono.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(mono);
        try (OutputStream input = process.getOutputStream()) {
            input.write(bytes.array());
        }
        assertThat(process.waitFor()).isZero();
        return file;
    }
}
