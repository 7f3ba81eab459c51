package io.antiphon.core.analysis;

import java.util.Arrays;

/// The shape of a track for drawing: as many pieces of equal length as there are values, about 1,000 to 2,000 of them, fewer
/// in very short sound. A level is an unsigned byte, 255 for full scale, linear.
///
/// @param peaks highest level in each piece, of any channel
/// @param means root mean square of each piece, of all channels
public record Waveform(byte[] peaks, byte[] means) {

    public static final Waveform EMPTY = new Waveform(new byte[0], new byte[0]);

    public Waveform {
        if (peaks.length != means.length) {
            throw new IllegalArgumentException("%d peaks for %d means".formatted(peaks.length, means.length));
        }
        peaks = peaks.clone();
        means = means.clone();
    }

    /// Peaks, then means.
    public byte[] toBytes() {
        byte[] bytes = Arrays.copyOf(peaks, 2 * peaks.length);
        System.arraycopy(means, 0, bytes, peaks.length, means.length);
        return bytes;
    }

    public static Waveform fromBytes(byte[] bytes) {
        int half = bytes.length / 2;
        return new Waveform(Arrays.copyOf(bytes, half), Arrays.copyOfRange(bytes, half, bytes.length));
    }

    @Override
    public byte[] peaks() {
        return peaks.clone();
    }

    @Override
    public byte[] means() {
        return means.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Waveform that && Arrays.equals(peaks, that.peaks) && Arrays.equals(means, that.means);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(peaks) + Arrays.hashCode(means);
    }

    @Override
    public String toString() {
        return "Waveform[of " + peaks.length + "]";
    }
}
