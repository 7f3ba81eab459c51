package io.antiphon.enrichment.provider;

import io.antiphon.core.text.TextFolding;

/// Compares names as people would.
public final class Names {

    private Names() {}

    /// Whether they are the same name but for case, accents and signs.
    public static boolean areEqual(String one, String other) {
        String folded = fold(one);
        return !folded.isEmpty() ? folded.equals(fold(other)) : one.strip().equalsIgnoreCase(other.strip());
    }

    private static String fold(String text) {
        return TextFolding.fold(text).replace("&", "and").replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
