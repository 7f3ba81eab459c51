package io.antiphon.persistence.transfer;

import io.antiphon.core.text.TextFolding;
import java.util.regex.Pattern;

/// Names of songs as services write them, without what tells editions from each other and not recordings: `Song - 2011 Remaster`,
/// `Song (feat. Somebody)`. Live recordings, remixes and demos stay what they are.
final class SongNames {

    private static final String EDITION = "(?:(?! - )[^()\\[\\]])*\\b(re-?master(ed)?|mono|stereo|album version|single version|explicit|bonus track|deluxe edition)\\b[^()\\[\\]]*";
    private static final Pattern IN_BRACKETS = Pattern.compile(
            " ?[(\\[](%s|(feat|ft|featuring|with)\\b[^()\\[\\]]*)[)\\]]".formatted(EDITION));
    private static final Pattern BEHIND_A_DASH = Pattern.compile(" - %s$".formatted(EDITION));
    private static final Pattern GUESTS = Pattern.compile(" (feat\\.?|ft\\.?|featuring) .*$");
    private static final int LONGEST = 1_000;

    private SongNames() {}

    static String key(String title, String artist) {
        return title(title) + "\n" + artist(artist);
    }

    static String title(String title) {
        String folded = TextFolding.fold(bounded(title));
        String plain = GUESTS
                .matcher(BEHIND_A_DASH.matcher(IN_BRACKETS.matcher(folded).replaceAll("")).replaceFirst(""))
                .replaceFirst("")
                .strip();
        return plain.isEmpty() ? folded : plain;
    }

    static String artist(String artist) {
        String folded = TextFolding.fold(bounded(artist));
        String plain = GUESTS.matcher(folded).replaceFirst("").strip();
        return plain.isEmpty() ? folded : plain;
    }

    static String album(String album) {
        String folded = TextFolding.fold(bounded(album));
        String plain = folded.replaceAll(" ?[(\\[][^()\\[\\]]*[)\\]]$", "").strip();
        return plain.isEmpty() ? folded : plain;
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
