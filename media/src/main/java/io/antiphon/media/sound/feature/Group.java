package io.antiphon.media.sound.feature;

/// The parts of a vector, in order. Each is brought to the same scale by constants, and counts in a cosine with its weight.
enum Group {
    /// Means, deviations and movements of twelve cepstral coefficients.
    TIMBRE(36, 0.34),
    /// Crests of six octaves and flatness, centre and roll-off: mean and deviation of each.
    SHAPE(18, 0.14),
    /// Intervals and chords whatever the key, how fast they change, how tonal it is.
    HARMONY(18, 0.18),
    /// Strengths of 24 periods from 0.15 seconds to 2.
    RHYTHM(24, 0.16),
    /// How clear the pulse is, how many onsets there are in a second, how strong they are: mean and deviation.
    ONSETS(4, 0.10),
    /// How the level moves.
    DYNAMICS(6, 0.08);

    private final int size;
    private final double weight;

    Group(int size, double weight) {
        this.size = size;
        this.weight = weight;
    }

    int size() {
        return size;
    }

    double weight() {
        return weight;
    }

    static int total() {
        int total = 0;
        for (Group group : values()) {
            total += group.size;
        }
        return total;
    }
}
