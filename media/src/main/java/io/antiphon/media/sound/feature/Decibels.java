package io.antiphon.media.sound.feature;

/// Logarithms fast enough to take of every bin; right to a millionth.
final class Decibels {

    private static final float PER_OCTAVE = (float) (10 * Math.log10(2));
    private static final float TWO_OVER_LN2 = (float) (2 / Math.log(2));
    private static final float SQRT2 = (float) Math.sqrt(2);

    private Decibels() {}

    /// @param power normal and above zero
    static float of(float power) {
        return PER_OCTAVE * log2(power);
    }

    /// @param x normal and above zero
    static float log2(float x) {
        int bits = Float.floatToRawIntBits(x);
        int exponent = (bits >> 23) - 127;
        float mantissa = Float.intBitsToFloat(bits & 0x7fffff | 0x3f800000);
        if (mantissa > SQRT2) {
            mantissa *= 0.5f;
            exponent++;
        }
        float t = (mantissa - 1) / (mantissa + 1);
        float square = t * t;
        return exponent + TWO_OVER_LN2 * t * (1 + square * (1 / 3f + square * (0.2f + square / 7)));
    }
}
