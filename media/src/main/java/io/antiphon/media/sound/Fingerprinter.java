package io.antiphon.media.sound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Feeds the beginning of one track to a program that makes a Chromaprint of it. It gets samples, never the file: so nothing in a
/// file can make it open another one. Whatever goes wrong costs the fingerprint only.
final class Fingerprinter implements AutoCloseable {

    /// What AcoustID compares.
    static final Duration LENGTH = Duration.ofMinutes(2);

    private static final int MAX_FINGERPRINT = 20_000;
    private static final int MAX_SAMPLE = Short.MAX_VALUE;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int channels;
    private long framesLeft;
    private byte[] buffer = new byte[0];
    private boolean broken;

    private Fingerprinter(Process process, int samplingRate, int channels) {
        this.process = process;
        this.channels = channels;
        this.framesLeft = LENGTH.toSeconds() * samplingRate;
    }

    /// @return empty when the program cannot be started
    static Optional<Fingerprinter> start(FingerprintProgram program, int samplingRate, int channels) {
        try {
            Process process = new ProcessBuilder(program.command(samplingRate, channels))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Optional.of(new Fingerprinter(process, samplingRate, channels));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// @param samples interleaved
    void accept(float[] samples, int frames) {
        int count = (int) Math.min(frames, framesLeft);
        if (broken || count == 0) {
            return;
        }
        framesLeft -= count;
        int length = toShorts(samples, count * channels);
        try {
            process.getOutputStream().write(buffer, 0, length);
        } catch (IOException _) {
            // It has heard enough, or was ended: what it says will tell.
            broken = true;
        }
    }

    /// What it made of it.
    Optional<String> fingerprint() {
        try (OutputStream in = process.getOutputStream()) {
            in.flush();
        } catch (IOException _) {
            // As above.
        }
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readNBytes(MAX_FINGERPRINT), StandardCharsets.US_ASCII).strip();
            boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            // Its exit code says nothing: fpcalc 1.5 takes the end of its input for an error, after it has written.
            return Optional.of(text).filter(made -> ended && isFingerprint(made));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// Base 64 for addresses.
    private static boolean isFingerprint(String text) {
        return !text.isEmpty() && text.length() < MAX_FINGERPRINT
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    private int toShorts(float[] samples, int count) {
        if (buffer.length < 2 * count) {
            buffer = new byte[2 * count];
        }
        for (int i = 0; i < count; i++) {
            int sample = (int) (Math.clamp(samples[i], -1f, 1f) * MAX_SAMPLE);
            buffer[2 * i] = (byte) sample;
            buffer[2 * i + 1] = (byte) (sample >> 8);
        }
        return 2 * count;
    }
}
