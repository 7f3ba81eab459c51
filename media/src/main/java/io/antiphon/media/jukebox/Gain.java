package io.antiphon.media.jukebox;

/// Makes samples quieter.
final class Gain {

    private Gain() {}

    /// @param gain 0 to 1, applied to the amplitude
    /// @param samples signed, 16 bits, little-endian; changed in place
    /// @param length in bytes, even
    static void apply(double gain, byte[] samples, int length) {
        if (gain >= 1) {
            return;
        }
        for (int i = 0; i < length; i += 2) {
            int sample = (short) (samples[i] & 0xff | samples[i + 1] << 8);
            int quieter = (int) Math.round(sample * gain);
            samples[i] = (byte) quieter;
            samples[i + 1] = (byte) (quieter >> 8);
        }
    }
}
