package io.antiphon.media.tag.format;

import org.jspecify.annotations.Nullable;

/// What kinds of AAC are called (ISO/IEC 14496-3, table 1.17), in ffmpeg's words.
public final class AacProfile {

    private static final int LOW_COMPLEXITY = 2;

    private AacProfile() {}

    /// @param objectType the audio object type; an ADTS header has it less 1
    /// @param doubled whether the sound has twice the sampling rate of its core, as HE-AAC that only newer decoders notice
    public static @Nullable String of(int objectType, boolean doubled) {
        return switch (objectType) {
            case 1 -> "Main";
            case LOW_COMPLEXITY -> doubled ? "HE-AAC" : "LC";
            case 3 -> "SSR";
            case 4 -> "LTP";
            case 5 -> "HE-AAC";
            case 29 -> "HE-AACv2";
            default -> null;
        };
    }
}
