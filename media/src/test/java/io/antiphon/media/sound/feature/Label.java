package io.antiphon.media.sound.feature;

import java.util.List;
import java.util.Random;

/// Kinds of music that a person tells apart at once; of each there are as many variants as wanted, in other keys, tempi, levels
/// and colours.
enum Label {
    SLOW_DRUMS {
        @Override
        void play(Synthesiser to, Random random) {
            drums(to, random, 75 + random.nextInt(20));
        }
    },
    FAST_DRUMS {
        @Override
        void play(Synthesiser to, Random random) {
            drums(to, random, 150 + random.nextInt(25));
        }
    },
    PLUCKED {
        @Override
        void play(Synthesiser to, Random random) {
            double beat = 60.0 / (90 + random.nextInt(50)) / 2;
            double damping = 0.985 + 0.01 * random.nextDouble();
            int key = 45 + random.nextInt(12);
            int[] notes = {0, 7, 12, 16, 19, 16, 12, 7};
            int[] chords = {0, 5, 7, 0, -3, 5};
            for (int i = 0; i * beat < to.seconds(); i++) {
                int chord = chords[i / 8 % chords.length];
                to.pluck(i * beat, 1.2, key + chord + notes[(i + random.nextInt(2)) % 8], 0.5, damping);
            }
        }
    },
    PADS {
        @Override
        void play(Synthesiser to, Random random) {
            int key = 48 + random.nextInt(12);
            double length = 3 + 2 * random.nextDouble();
            int partials = 8 + random.nextInt(8);
            for (int i = 0; i * length < to.seconds(); i++) {
                int root = key + new int[]{0, -4, 3, -2}[i % 4];
                for (int note : new int[]{0, i % 4 == 0 ? 3 : 4, 7, 12}) {
                    to.pad(i * length, length + 0.8, root + note, 0.3, partials);
                }
            }
        }
    },
    NOISE {
        @Override
        void play(Synthesiser to, Random random) {
            to.noise(0, to.seconds(), 300 + random.nextInt(1_500), 0.5 + random.nextDouble(), 0.1 + random.nextDouble(),
                    0.5);
            to.noise(0, to.seconds(), 2_000 + random.nextInt(2_000), 1, 0.1 + random.nextDouble() / 2, 0.2);
        }
    },
    VOICE {
        @Override
        void play(Synthesiser to, Random random) {
            int key = 48 + random.nextInt(14);
            double[][] vowels = {{730, 1_090, 2_440}, {270, 2_290, 3_010}, {300, 870, 2_240}, {530, 1_840, 2_480}};
            double at = 0;
            while (at < to.seconds()) {
                double length = 0.25 + 0.5 * random.nextDouble();
                int step = new int[]{0, 2, 4, 5, 7, 9}[random.nextInt(6)];
                to.voice(at, length, key + step, 0.4, vowels[random.nextInt(vowels.length)]);
                at += length + 0.1 * random.nextDouble();
            }
        }
    },
    PIANO {
        @Override
        void play(Synthesiser to, Random random) {
            int key = 50 + random.nextInt(12);
            double beat = 60.0 / (70 + random.nextInt(50));
            int[] chords = {0, 9, 5, 7};
            for (int i = 0; i * beat < to.seconds(); i++) {
                int root = chords[i / 2 % 4];
                int third = root == 9 ? 3 : 4;
                for (int note : new int[]{-12, 0, third, 7}) {
                    to.piano(i * beat, 2, key + root + note, 0.4);
                }
            }
        }
    },
    DANCE {
        @Override
        void play(Synthesiser to, Random random) {
            double beat = 60.0 / (118 + random.nextInt(20));
            int key = 33 + random.nextInt(12);
            for (int i = 0; i * beat < to.seconds(); i++) {
                to.kick(i * beat, 0.8, 50);
                to.hat((i + 0.5) * beat, 0.4, 60);
                to.bass((i + 0.5) * beat, beat * 0.45, key + (i / 8 % 2 == 0 ? 0 : 3), 0.4);
                to.bass((i + 0.75) * beat, beat * 0.2, key + 12, 0.3);
            }
        }
    };

    abstract void play(Synthesiser to, Random random);

    /// One variant; the same number gives the same one.
    float[] variant(int number, double seconds) {
        long seed = 1_000L * List.of(values()).indexOf(this) + number;
        Synthesiser synthesiser = new Synthesiser(seconds, seed);
        Random random = new Random(seed);
        play(synthesiser, random);
        return scaled(synthesiser.sound, Math.pow(10, -(3 + 24 * random.nextDouble()) / 20));
    }

    private static void drums(Synthesiser to, Random random, int tempo) {
        double beat = 60.0 / tempo;
        double snare = 15 + 15 * random.nextDouble();
        double pitch = 45 + 15 * random.nextDouble();
        boolean busy = random.nextBoolean();
        for (int i = 0; i * beat < to.seconds(); i++) {
            if (i % 2 == 0) {
                to.kick(i * beat, 0.9, pitch);
            } else {
                to.snare(i * beat, 0.7, snare);
            }
            if (busy && i % 4 == 2) {
                to.kick((i + 0.5) * beat, 0.8, pitch);
            }
            to.hat(i * beat, 0.4, 50);
            to.hat((i + 0.5) * beat, 0.3, 50);
        }
    }

    private static float[] scaled(float[] sound, double peak) {
        float highest = 1e-9f;
        for (float sample : sound) {
            highest = Math.max(highest, Math.abs(sample));
        }
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= (float) (peak / highest);
        }
        return sound;
    }
}
