package io.antiphon.core.enrichment.match;

import io.antiphon.core.text.TextFolding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Names as they are compared: folded, words only, spelled in one way where people spell in several.
final class Words {

    private static final int MAX_LENGTH = 300;
    private static final Map<String, String> SAME = Map.ofEntries(Map.entry("&", "and"), Map.entry("+", "and"),
            Map.entry("pt", "part"), Map.entry("vol", "volume"), Map.entry("no", "number"), Map.entry("n'", "and"),
            Map.entry("'n'", "and"), Map.entry("st", "saint"), Map.entry("mr", "mister"), Map.entry("dr", "doctor"));
    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
    private static final List<String> SPELLED = List.of("one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine", "ten");
    private static final Set<String> COUNTING = Set.of("part", "volume", "number", "chapter", "act", "movement",
            "disc", "episode");

    private Words() {}

    /// Words with one space between; what consists of signs only stays as it is, folded.
    static String of(String text) {
        String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        String folded = TextFolding.fold(cut);
        List<String> words = new ArrayList<>();
        for (String token : folded.split(" ", -1)) {
            String same = SAME.get(token);
            if (same != null) {
                words.add(same);
            } else {
                addWords(token, words);
            }
        }
        for (int i = 1; i < words.size(); i++) {
            if (COUNTING.contains(words.get(i - 1))) {
                words.set(i, number(words.get(i)));
            }
        }
        return words.isEmpty() ? folded : String.join(" ", words);
    }

    /// Letters and digits; an apostrophe inside a word is left out, every other sign parts words.
    private static void addWords(String token, List<String> words) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= token.length();) {
            int c = i == token.length() ? ' ' : token.codePointAt(i);
            i += Character.charCount(c);
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK;
            if (Character.isLetterOrDigit(c) || mark) {
                word.appendCodePoint(c);
            } else if (c != '\'' && !word.isEmpty()) {
                String made = word.toString();
                words.add(SAME.getOrDefault(made, made));
                word.setLength(0);
            }
        }
    }

    private static String number(String word) {
        int roman = ROMAN.indexOf(word);
        int spelled = SPELLED.indexOf(word);
        return roman >= 0 ? String.valueOf(roman + 1) : spelled >= 0 ? String.valueOf(spelled + 1) : word;
    }

    /// Without an article in front.
    static String withoutArticle(String words) {
        for (String article : List.of("the ", "a ", "an ")) {
            if (words.startsWith(article) && words.length() > article.length()) {
                return words.substring(article.length());
            }
        }
        return words;
    }

    /// The numbers among the words, in their order: what tells part one from part two.
    static List<String> numbers(String words) {
        return Arrays.stream(words.split(" ", -1))
                .filter(word -> word.chars().allMatch(Character::isDigit))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// The same words in alphabetical order, each once.
    static String sorted(String words) {
        return String.join(" ", new TreeSet<>(Arrays.asList(words.split(" ", -1))));
    }
}
