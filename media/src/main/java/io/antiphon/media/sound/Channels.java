package io.antiphon.media.sound;

/// Where channels are, by the bits of WAVE's `dwChannelMask`, and what each weighs in loudness.
final class Channels {

    /// Low frequency effects.
    private static final long LOW = 0x8;
    /// Back left, right and centre, sides, top back: what comes from behind the listener's ears.
    private static final long BEHIND = 0x10 | 0x20 | 0x100 | 0x200 | 0x400 | 0x8000 | 0x10000 | 0x20000;
    private static final double WEIGHT_BEHIND = 1.41;

    private Channels() {}

    /// ITU-R BS.1770-4, annex 1: low frequency effects do not count, what comes from behind counts 1.5 dB more.
    static double[] weights(int count, long mask) {
        double[] weights = new double[count];
        long rest = mask;
        for (int channel = 0; channel < count; channel++) {
            long place = Long.lowestOneBit(rest);
            rest &= ~place;
            weights[channel] = (place & LOW) != 0 ? 0 : (place & BEHIND) != 0 ? WEIGHT_BEHIND : 1;
        }
        return weights;
    }
}
