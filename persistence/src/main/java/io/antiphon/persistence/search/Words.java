package io.antiphon.persistence.search;

import io.antiphon.core.text.TextFolding;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/// Cuts texts into the words that are indexed and searched: folded, split at everything but letters and digits. Scripts written
/// without spaces are cut into overlapping pairs of characters, with single characters beside them in the index.
final class Words {

    /// Longer words are cut: nobody types more, and Lucene bounds terms.
    private static final int MAX_WORD_LENGTH = 64;

    /// Of one text; what is beyond is not searched for.
    private static final int MAX_TEXT_LENGTH = 2_000;

    private final List<String> words = new ArrayList<>();
    private final boolean indexing;

    private Words(boolean indexing) {
        this.indexing = indexing;
    }

    /// For the index.
    static List<String> indexed(String text) {
        return cut(text, true);
    }

    /// For a question: a run of several such characters is found by its pairs alone.
    static List<String> asked(String text) {
        return cut(text, false);
    }

    /// The words of a whole name with one space between, for finding what is called exactly so.
    static String key(String text) {
        return String.join(" ", asked(text));
    }

    private static List<String> cut(String text, boolean indexing) {
        Words cutter = new Words(indexing);
        cutter.read(TextFolding.fold(text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH)));
        return cutter.words;
    }

    private void read(String text) {
        // An apostrophe binds what it stands between: "don't" is the word "dont".
        String folded = text.replace("'", "");
        int start = 0;
        boolean inRun = false;
        for (int i = 0; i < folded.length();) {
            int c = folded.codePointAt(i);
            boolean isPart = isWordPart(c);
            boolean isUnspaced = isPart && isUnspaced(c);
            if (!isPart || isUnspaced != inRun) {
                finish(folded.substring(start, i), inRun);
                start = i;
                inRun = isUnspaced;
            }
            i += Character.charCount(c);
            if (!isPart) {
                start = i;
            }
        }
        finish(folded.substring(start), inRun);
    }

    private void finish(String run, boolean unspaced) {
        if (run.isEmpty()) {
            return;
        }
        if (unspaced) {
            addPairs(run.codePoints().toArray());
        } else {
            words.add(run.length() <= MAX_WORD_LENGTH ? run : run.substring(0, MAX_WORD_LENGTH));
        }
    }

    private void addPairs(int[] characters) {
        for (int i = 0; i < characters.length; i++) {
            if (indexing || characters.length == 1) {
                words.add(Character.toString(characters[i]));
            }
            if (i + 1 < characters.length) {
                words.add(new String(characters, i, 2));
            }
        }
    }

    private static boolean isWordPart(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.COMBINING_SPACING_MARK
                || type == Character.NON_SPACING_MARK;
    }

    private static boolean isUnspaced(int c) {
        if (c < 0x0e00) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> c == 0x30fc;
        };
    }
}
