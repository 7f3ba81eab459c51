package io.antiphon.server.config;

import java.util.ArrayList;
import java.util.List;

/// Words joined by commas; quotes keep commas and outer spaces.
final class CommaList {

    private CommaList() {}

    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                wasQuoted = true;
                if (quoted) {
                    // Only spaces can stand before an opening quote.
                    word.setLength(0);
                }
            } else if (c == ',' && !quoted) {
                add(words, word, wasQuoted);
                wasQuoted = false;
            } else if (quoted || !wasQuoted) {
                word.append(c);
            }
        }
        add(words, word, wasQuoted);
        return words;
    }

    private static void add(List<String> words, StringBuilder word, boolean quoted) {
        String text = quoted ? word.toString() : word.toString().strip();
        word.setLength(0);
        if (!text.isEmpty()) {
            words.add(text);
        }
    }
}
