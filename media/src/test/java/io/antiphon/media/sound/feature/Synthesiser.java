package io.antiphon.media.sound.feature;

import java.util.Random;

/// Instruments made of nothing, for hearing them apart. Each adds its sound to a buffer.
final class Synthesiser {

    static final int RATE = 44_100;
    private static final double TURN = 2 * Math.PI;

    final float[] sound;
    private final Random random;

    Synthesiser(double seconds, long seed) {
        sound = new float[(int) (seconds * RATE)];
        random = new Random(seed);
    }

    static double hertz(double note) {
        return 440 * Math.pow(2, (note - 69) / 12);
    }

    double seconds() {
        return (double) sound.length / RATE;
    }

    /// A short burst: a click of a metronome.
    void click(double at, double level) {
        tone(at, 0.03, t -> Math.sin(TURN * 1_500 * t) * Math.exp(-t * 150), level);
    }

    void kick(double at, double level, double pitch) {
        tone(at, 0.3, t -> Math.sin(TURN * (pitch * t + 4 * (1 - Math.exp(-t * 30)) * pitch / 30)) * Math.exp(-t * 14),
                level);
    }

    void snare(double at, double level, double decay) {
        tone(at, 0.25, t -> (random.nextGaussian() * 0.35 + Math.sin(TURN * 190 * t) * 0.4) * Math.exp(-t * decay),
                level);
    }

    void hat(double at, double level, double decay) {
        double[] last = {0};
        tone(at, 0.1, t -> {
            double noise = random.nextGaussian();
            double high = noise - last[0];
            last[0] = noise;
            return high * 0.25 * Math.exp(-t * decay);
        }, level);
    }

    /// A string by Karplus and Strong.
    void pluck(double at, double seconds, double note, double level, double damping) {
        int period = (int) Math.round(RATE / hertz(note));
        double[] string = new double[period];
        for (int i = 0; i < period; i++) {
            string[i] = random.nextDouble() * 2 - 1;
        }
        int[] place = {0};
        tone(at, seconds, t -> {
            int here = place[0];
            double value = string[here];
            string[here] = damping * 0.5 * (value + string[(here + 1) % period]);
            place[0] = (here + 1) % period;
            return value;
        }, level);
    }

    /// A struck string: partials a little too high that die away the sooner the higher they are.
    void piano(double at, double seconds, double note, double level) {
        double pitch = hertz(note);
        tone(at, seconds, t -> {
            double sum = 0;
            for (int partial = 1; partial <= 8; partial++) {
                double stretched = partial * Math.sqrt(1 + 0.0004 * partial * partial);
                sum += Math.sin(TURN * pitch * stretched * t) * Math.exp(-t * (1.2 + 0.8 * partial))
                        / (partial * Math.sqrt(partial));
            }
            return sum * Math.min(1, t * 400) * 0.4;
        }, level);
    }

    /// Slow, detuned saws without their top.
    void pad(double at, double seconds, double note, double level, int partials) {
        double pitch = hertz(note);
        tone(at, seconds, t -> {
            double sum = 0;
            for (int partial = 1; partial <= partials; partial++) {
                double weight = 1.0 / partial / (1 + partial * partial / 20.0);
                sum += weight * (Math.sin(TURN * pitch * partial * 0.9985 * t)
                        + Math.sin(TURN * pitch * partial * 1.0015 * t + partial));
            }
            double swell = Math.min(1, t / 0.8) * Math.min(1, (seconds - t) / 0.8);
            return sum * swell * 0.3;
        }, level);
    }

    /// Pulses through three formants with a vibrato: something like a sung vowel.
    void voice(double at, double seconds, double note, double level, double[] formants) {
        double pitch = hertz(note);
        tone(at, seconds, t -> {
            double sum = 0;
            double phase = pitch * t + 0.08 * Math.sin(TURN * 5.5 * t);
            for (int partial = 1; partial * pitch < 5_000; partial++) {
                double gain = 0;
                for (int i = 0; i < formants.length; i++) {
                    double away = (partial * pitch - formants[i]) / (60 + 40 * i);
                    gain += 1 / (1 + away * away) / (i + 1);
                }
                sum += gain * Math.sin(TURN * partial * phase);
            }
            return sum * Math.min(1, t / 0.05) * Math.min(1, (seconds - t) / 0.08) * 0.5;
        }, level);
    }

    /// Noise about a pitch, swelling slowly.
    void noise(double at, double seconds, double pitch, double width, double swell, double level) {
        double f = 2 * Math.sin(Math.PI * Math.min(0.15, pitch / RATE));
        double[] state = {0, 0};
        tone(at, seconds, t -> {
            double high = random.nextGaussian() * 0.3 - state[0] - width * state[1];
            state[1] += f * high;
            state[0] += f * state[1];
            return (state[1] + 0.1 * high) * (0.7 + 0.3 * Math.sin(TURN * swell * t));
        }, level);
    }

    /// A square wave that is cut off softly.
    void bass(double at, double seconds, double note, double level) {
        double pitch = hertz(note);
        tone(at, seconds, t -> {
            double sum = 0;
            for (int partial = 1; partial <= 9; partial += 2) {
                sum += Math.sin(TURN * pitch * partial * t) / partial;
            }
            return sum * Math.min(1, t * 200) * Math.min(1, (seconds - t) * 50) * 0.5;
        }, level);
    }

    private void tone(double at, double seconds, java.util.function.DoubleUnaryOperator wave, double level) {
        int from = (int) (at * RATE);
        int to = Math.min(sound.length, (int) ((at + seconds) * RATE));
        for (int i = Math.max(0, from); i < to; i++) {
            sound[i] += (float) (level * wave.applyAsDouble((double) (i - from) / RATE));
        }
    }
}
