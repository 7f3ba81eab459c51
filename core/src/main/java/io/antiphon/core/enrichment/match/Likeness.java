package io.antiphon.core.enrichment.match;

/// How alike two names are.
final class Likeness {

    private static final double OTHER_ORDER = 0.97;

    private Likeness() {}

    /// From 0 to 1; both as [Words] makes them. Words in another order cost little.
    static double of(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        double straight = spelled(one.replace(" ", ""), other.replace(" ", ""));
        double sorted = OTHER_ORDER * spelled(Words.sorted(one), Words.sorted(other));
        return Math.max(straight, sorted);
    }

    /// One less the share of letters to be put in, left out, exchanged, or swapped with the next.
    private static double spelled(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        return longer == 0 ? 1 : 1 - (double) distance(one, other) / longer;
    }

    /// Optimal string alignment distance (Damerau–Levenshtein without editing a part twice).
    static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int best = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    best = Math.min(best, beforeLast[j - 2] + 1);
                }
                now[j] = best;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = now;
            now = free;
        }
        return last[other.length()];
    }
}
