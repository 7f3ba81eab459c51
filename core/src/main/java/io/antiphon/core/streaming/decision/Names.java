package io.antiphon.core.streaming.decision;

import java.util.Locale;

/// Players and files name the same container or codec differently; compared are the names made here.
final class Names {

    private Names() {}

    static String container(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "m4a", "m4b", "mov", "alac", "ipod" -> "mp4";
            case "oga", "opus", "spx" -> "ogg";
            case "aif", "aifc" -> "aiff";
            case "adts" -> "aac";
            case "mka", "mkv" -> "matroska";
            default -> lower;
        };
    }

    static String codec(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("pcm")) {
            return "pcm";
        }
        return switch (lower) {
            case "wav", "lpcm" -> "pcm";
            case "mp4a", "aac-lc" -> "aac";
            case "ogg" -> "vorbis";
            case "wma" -> "wmav2";
            default -> lower;
        };
    }
}
