package io.antiphon.core.analysis;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;

/// How loud the 400 ms blocks of some sound are, and the integrated loudness that follows from it (ITU-R BS.1770-4, annex 1:
/// blocks below −70 LUFS do not count, then those more than 10 LU below the mean of the rest). Histograms add up, so that
/// an album is measured as one long track. Not for use by several threads at once.
public final class LoudnessHistogram {

    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;
    private static final double OFFSET = -0.691;
    private static final double BIN = 0.1;
    private static final int BINS = 1000;
    /// Steps in which the mean of a bin is stored.
    private static final int STEPS = 255;
    private static final int BYTES_PER_BIN = 7;
    private static final double ABSOLUTE_GATE_ENERGY = energyOf(ABSOLUTE_GATE);

    private final int[] counts = new int[BINS];
    private final double[] energies = new double[BINS];

    /// @param energy mean square of a K-weighted block, channels weighted and added up; full scale is 1
    public void add(double energy) {
        // Also false for what is no number.
        if (energy >= ABSOLUTE_GATE_ENERGY) {
            int bin = (int) Math.min(BINS - 1.0, (loudnessOf(energy) - ABSOLUTE_GATE) / BIN);
            counts[bin]++;
            energies[bin] += energy;
        }
    }

    public void add(LoudnessHistogram other) {
        for (int bin = 0; bin < BINS; bin++) {
            counts[bin] += other.counts[bin];
            energies[bin] += other.energies[bin];
        }
    }

    /// LUFS; empty when no block is above the gate, as in silence or in less than 400 ms.
    public OptionalDouble integrated() {
        double ungated = mean(0);
        if (ungated <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(loudnessOf(mean(ungated * Math.pow(10, RELATIVE_GATE / 10))));
    }

    /// Seven bytes for each bin that is not empty: its number, its count, and where in it its mean lies.
    public byte[] toBytes() {
        int used = 0;
        for (int count : counts) {
            used += count > 0 ? 1 : 0;
        }
        ByteBuffer bytes = ByteBuffer.allocate(used * BYTES_PER_BIN);
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double place = (loudnessOf(energies[bin] / counts[bin]) - ABSOLUTE_GATE) / BIN - bin;
                bytes.putShort((short) bin);
                bytes.putInt(counts[bin]);
                bytes.put((byte) Math.round(Math.clamp(place, 0, 1) * STEPS));
            }
        }
        return bytes.array();
    }

    /// @throws IllegalArgumentException when [#toBytes] did not make these
    public static LoudnessHistogram fromBytes(byte[] stored) {
        if (stored.length % BYTES_PER_BIN != 0) {
            throw new IllegalArgumentException("a loudness histogram of %d bytes".formatted(stored.length));
        }
        LoudnessHistogram histogram = new LoudnessHistogram();
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        while (bytes.hasRemaining()) {
            int bin = bytes.getShort();
            int count = bytes.getInt();
            double place = Byte.toUnsignedInt(bytes.get()) / (double) STEPS;
            if (bin < 0 || bin >= BINS || count < 0) {
                throw new IllegalArgumentException("a loudness histogram with %d in bin %d".formatted(count, bin));
            }
            histogram.counts[bin] += count;
            histogram.energies[bin] += count * energyOf(ABSOLUTE_GATE + (bin + place) * BIN);
        }
        return histogram;
    }

    /// Of the bins whose mean is at least this.
    private double mean(double threshold) {
        long count = 0;
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0 && energies[bin] >= threshold * counts[bin]) {
                count += counts[bin];
                sum += energies[bin];
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double loudnessOf(double energy) {
        return OFFSET + 10 * Math.log10(energy);
    }

    private static double energyOf(double loudness) {
        return Math.pow(10, (loudness - OFFSET) / 10);
    }
}
