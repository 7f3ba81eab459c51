package io.antiphon.server.demo;

import io.antiphon.server.demo.Composer.Note;
import java.util.List;
import java.util.random.RandomGenerator;

/// Plays notes: plucked strings after Karplus and Strong, warm pads of detuned partials, a round bass, a soft tick, and a little echo
/// between the sides.
final class Synthesizer {

    static final int RATE = 44_100;

    private static final double ECHO_SECONDS = 0.29;
    private static final double ECHO_SHARE = 0.3;

    private final RandomGenerator random;

    Synthesizer(RandomGenerator random) {
        this.random = random;
    }

    /// @return 16-bit little-endian stereo
    byte[] play(List<Note> notes) {
        double seconds = notes.stream().mapToDouble(note -> note.start() + note.length()).max().orElse(0) + 0.8;
        double[] left = new double[(int) (seconds * RATE)];
        double[] right = new double[left.length];
        for (Note note : notes) {
            double[] sound = sound(note);
            double pan = 0.5 + 0.28 * Math.sin(note.pitch() * 1.7);
            int at = (int) (note.start() * RATE);
            for (int i = 0; i < sound.length && at + i < left.length; i++) {
                left[at + i] += sound[i] * (1 - pan);
                right[at + i] += sound[i] * pan;
            }
        }
        echo(left, right);
        return encoded(left, right);
    }

    private double[] sound(Note note) {
        double frequency = 440 * Math.pow(2, (note.pitch() - 69) / 12.0);
        double[] sound = new double[(int) (note.length() * RATE)];
        switch (note.voice()) {
            case PLUCK -> pluck(sound, frequency);
            case PAD -> pad(sound, frequency);
            case BASS -> bass(sound, frequency);
            case TICK -> tick(sound);
        }
        for (int i = 0; i < sound.length; i++) {
            // No click at the end.
            sound[i] *= note.loudness() * Math.min(1, (sound.length - i) / 900.0);
        }
        return sound;
    }

    private void pluck(double[] sound, double frequency) {
        double[] string = new double[Math.max(2, (int) Math.round(RATE / frequency))];
        for (int i = 0; i < string.length; i++) {
            string[i] = random.nextDouble(-1, 1);
        }
        for (int i = 0; i < sound.length; i++) {
            int at = i % string.length;
            sound[i] = string[at];
            string[at] = 0.4985 * (string[at] + string[(at + 1) % string.length]);
        }
    }

    private static void pad(double[] sound, double frequency) {
        for (int i = 0; i < sound.length; i++) {
            double t = (double) i / RATE;
            double swell = Math.min(1, t / 0.35) * Math.min(1, (sound.length - i) / (0.4 * RATE));
            double turn = 2 * Math.PI * frequency * t;
            sound[i] = swell * 0.3 * (Math.sin(turn) + 0.5 * Math.sin(turn * 1.003) + 0.25 * Math.sin(turn * 2.001)
                    + 0.1 * Math.sin(turn * 3));
        }
    }

    private static void bass(double[] sound, double frequency) {
        for (int i = 0; i < sound.length; i++) {
            double t = (double) i / RATE;
            double turn = 2 * Math.PI * frequency * t;
            sound[i] = Math.min(1, t / 0.01) * Math.exp(-1.6 * t)
                    * (Math.sin(turn) + 0.35 * Math.sin(2 * turn) * Math.exp(-4 * t));
        }
    }

    private void tick(double[] sound) {
        for (int i = 0; i < sound.length; i++) {
            sound[i] = random.nextDouble(-1, 1) * Math.exp(-90.0 * i / RATE);
        }
    }

    private static void echo(double[] left, double[] right) {
        int delay = (int) (ECHO_SECONDS * RATE);
        for (int i = delay; i < left.length; i++) {
            left[i] += ECHO_SHARE * right[i - delay];
            right[i] += ECHO_SHARE * left[i - delay];
        }
    }

    private static byte[] encoded(double[] left, double[] right) {
        double peak = 1e-9;
        for (int i = 0; i < left.length; i++) {
            peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
        }
        byte[] pcm = new byte[left.length * 4];
        for (int i = 0; i < left.length; i++) {
            put(pcm, i * 4, left[i] / peak);
            put(pcm, i * 4 + 2, right[i] / peak);
        }
        return pcm;
    }

    private static void put(byte[] pcm, int at, double value) {
        int sample = (int) Math.round(value * 0.85 * Short.MAX_VALUE);
        pcm[at] = (byte) sample;
        pcm[at + 1] = (byte) (sample >> 8);
    }
}
