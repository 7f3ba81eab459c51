package io.antiphon.persistence.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a person typed, taken apart: words to find as beginnings, and words to find whole.
///
/// @param prefixes beginnings of words
/// @param whole words in quotes
/// @param key all of it as a name
record Question(List<String> prefixes, List<String> whole, String key) {

    private static final int MAX_LENGTH = 500;
    private static final int MAX_WORDS = 16;

    static Question parse(String typed) {
        String text = typed.length() <= MAX_LENGTH ? typed : typed.substring(0, MAX_LENGTH);
        Set<String> prefixes = new LinkedHashSet<>();
        Set<String> whole = new LinkedHashSet<>();
        String[] parts = text.replace('\u201c', '"').replace('\u201d', '"').split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            // A quote that is never closed means nothing.
            boolean quoted = i % 2 == 1 && i < parts.length - 1;
            (quoted ? whole : prefixes).addAll(Words.asked(parts[i]));
        }
        prefixes.removeAll(whole);
        return new Question(first(prefixes, MAX_WORDS), first(whole, MAX_WORDS), Words.key(text));
    }

    boolean isEmpty() {
        return prefixes.isEmpty() && whole.isEmpty();
    }

    private static List<String> first(Set<String> words, int count) {
        return new ArrayList<>(words).subList(0, Math.min(count, words.size()));
    }
}
