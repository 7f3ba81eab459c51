package io.antiphon.core.enrichment.match;

import io.antiphon.core.provider.ClaimedArtist;
import io.antiphon.core.text.TextFolding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Artists' credits as they are compared.
final class Names {

    private static final Pattern JOINS = Pattern.compile(
            "(?i)\\s*(?:[,;/]|\\bfeat\\b\\.?|\\bft\\b\\.?|\\bfeaturing\\b|\\bvs\\b\\.?|\\bwith\\b|&|\\band\\b|\\bx\\b|\\+)\\s*");
    private static final Set<String> NOBODY = Set.of("", "unknown", "unknown artist", "untitled", "artist", "n a",
            "various", "various artists", "va", "v a", "diverse", "verschiedene", "verschiedene interpreten");
    private static final Set<String> VARIOUS = Set.of("various", "various artists", "va", "v a", "diverse",
            "verschiedene", "verschiedene interpreten");
    private static final double SOME_IN_COMMON = 0.9;

    private Names() {}

    /// As displayed.
    static String displayed(List<ClaimedArtist> artists) {
        StringBuilder text = new StringBuilder();
        artists.forEach(artist -> text.append(artist.name()).append(artist.joinPhrase()));
        return text.toString().strip();
    }

    /// Whether a credit names nobody who could be compared.
    static boolean isNobody(String artist) {
        return NOBODY.contains(Words.of(artist));
    }

    static boolean isVarious(String artist) {
        return VARIOUS.contains(Words.of(artist));
    }

    /// How alike two credits are: the same in another order, or with guests on one side only, is nearly the same.
    static double likeness(String one, String other) {
        String first = Words.withoutArticle(Words.of(one));
        String second = Words.withoutArticle(Words.of(other));
        double whole = Likeness.of(first, second);
        if (whole == 1) {
            return 1;
        }
        List<String> names = split(one);
        List<String> others = split(other);
        if (names.size() < 2 && others.size() < 2) {
            return Math.max(whole, reversed(one, second));
        }
        double firsts = Math.max(best(names.getFirst(), others), best(others.getFirst(), names));
        double all = mean(names.size() <= others.size() ? names : others,
                names.size() <= others.size() ? others : names);
        return Math.max(whole, SOME_IN_COMMON * firsts + (1 - SOME_IN_COMMON) * all * firsts);
    }

    /// `Surname, Name`.
    private static double reversed(String one, String second) {
        int comma = one.indexOf(',');
        return comma < 0 ? 0
                : Likeness.of(Words.withoutArticle(Words.of(one.substring(comma + 1) + " " + one.substring(0, comma))),
                        second);
    }

    private static double best(String name, List<String> among) {
        return among.stream().mapToDouble(other -> Likeness.of(name, other)).max().orElse(0);
    }

    private static double mean(List<String> few, List<String> many) {
        return few.stream().mapToDouble(name -> best(name, many)).average().orElse(0);
    }

    private static List<String> split(String credit) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(JOINS.split(TextFolding.fold(credit)))
                .map(name -> Words.withoutArticle(Words.of(name)))
                .filter(name -> !name.isBlank())
                .forEach(names::add);
        return names.isEmpty() ? List.of(Words.of(credit)) : new ArrayList<>(names);
    }
}
