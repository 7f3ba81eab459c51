package io.antiphon.core.enrichment.match;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// What people, programs and old formats do to names. Knows nothing of how anybody compares them.
final class Mistakes {

    private static final String KEYS = "qwertyuiopasdfghjklzxcvbnm";

    private final Random random;

    Mistakes(Random random) {
        this.random = random;
    }

    /// One slip of the finger, two in a long text.
    String misspelt(String text) {
        String slipped = slip(text);
        return text.length() > 14 && random.nextBoolean() ? slip(slipped) : slipped;
    }

    private String slip(String text) {
        if (text.length() < 4) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        char key = KEYS.charAt(random.nextInt(KEYS.length()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            case 2 -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            default -> text.substring(0, at) + key + text.substring(at + 1);
        };
    }

    /// The same in another manner of writing.
    String otherwise(String text) {
        return switch (random.nextInt(8)) {
            case 0 -> text.toLowerCase(Locale.ROOT);
            case 1 -> text.toUpperCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            case 3 -> text.replace(" & ", " and ").replace(" 'n' ", " & ");
            case 4 -> text.replace("'", "\u2019").replace(" - ", " \u2013 ");
            case 5 -> text.replace(' ', '_');
            case 6 -> text.replaceAll("[?'!,.]", "");
            default -> text.replaceFirst("^The ", "");
        };
    }

    /// As ID3v1 holds it.
    static String cutOff(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30).strip();
    }

    /// What shops write behind a title.
    String remastered(String title) {
        int year = 1995 + random.nextInt(25);
        return title + pick(List.of(" - Remastered " + year, " (" + year + " Remaster)", " - " + year
                + " Digital Remaster", " [Remastered]", " (Remastered Version)", " - Mono", " (Album Version)"));
    }

    /// A live recording, named so.
    String live(String title) {
        return Set.of("(", "[").stream().noneMatch(title::contains)
                ? title + pick(List.of(" (Live)", " [live]", " - Live", " (Live in Paris)", " - Live at the Apollo"))
                : title + " - Live";
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
