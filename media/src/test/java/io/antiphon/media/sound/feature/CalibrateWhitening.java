package io.antiphon.media.sound.feature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Makes `whitening.tsv` from a folder of music, for the day the measures change: the more varied the music, the better. What is
/// synthesised counts as a tenth at most, so that measures which all music shares keep a deviation.
public final class CalibrateWhitening {

    private CalibrateWhitening() {}

    /// @param arguments the folder
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<double[]> music = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                measure(decode(file)).ifPresent(summary -> music.add(summary.measures()));
            }
        }
        int variants = Math.max(1, music.size() / 9 / Label.values().length);
        for (Label label : Label.values()) {
            for (int i = 0; i < variants; i++) {
                measure(label.variant(1_000 + i, 20)).ifPresent(summary -> music.add(summary.measures()));
            }
        }
        print(music);
    }

    private static void print(List<double[]> all) {
        System.out.printf("# What is usual, of %d tracks: group, number, mean, deviation.%n", all.size());
        int at = 0;
        for (Group group : Group.values()) {
            for (int i = 0; i < group.size(); i++) {
                int measure = at++;
                Spread spread = new Spread();
                all.forEach(measures -> spread.add(measures[measure]));
                System.out.printf(Locale.ROOT, "%s\t%d\t%.5g\t%.5g%n", group.name().toLowerCase(Locale.ROOT), i,
                        spread.mean(), Math.max(1e-4, spread.deviation()));
            }
        }
    }

    static java.util.Optional<Summary> measure(float[] mono) {
        FeatureExtractor extractor = new FeatureExtractor(Synthesiser.RATE);
        extractor.accept(mono, mono.length);
        return extractor.summary();
    }

    /// Decodes to mono at 44.1 kHz; nothing of what is no sound.
    static float[] decode(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("ffmpeg", "-nostdin", "-v", "error", "-i", file.toString(), "-vn", "-ac",
                "1", "-ar", "" + Synthesiser.RATE, "-f", "f32le", "-").redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] bytes = process.getInputStream().readAllBytes();
        process.waitFor();
        float[] samples = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
        return samples;
    }
}
