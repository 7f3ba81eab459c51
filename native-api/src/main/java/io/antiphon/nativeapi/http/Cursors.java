package io.antiphon.nativeapi.http;

import io.antiphon.core.Sha256;
import io.antiphon.core.streaming.SignedTexts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Cursors as callers get them: signed, so that one that was changed is told, and bound to the question that gave them, so that one of
/// another list, filter, order or person is told, too.
public final class Cursors {

    private static final int QUESTION_BYTES = 12;

    private final SignedTexts texts;

    public Cursors(SignedTexts texts) {
        this.texts = texts;
    }

    /// @param question all that the list depends on
    String write(String question, Place place) {
        return texts.write("%s %d %s".formatted(digest(question), place.offset(),
                place.last() == null ? "" : place.last()));
    }

    /// @throws ProblemException when it is not one that was given to this question
    Place read(String question, String cursor) {
        // Base64 has several spellings of the same bytes; only the one that was given counts.
        Optional<String> text = texts.read(cursor).filter(read -> texts.write(read).equals(cursor));
        if (text.isEmpty()) {
            throw refused("this is no cursor that was given here");
        }
        String[] parts = text.get().split(" ", -1);
        if (parts.length != 3 || !parts[0].equals(digest(question))) {
            throw refused("this cursor was given to another question: ask that one, or begin without a cursor");
        }
        return new Place(Integer.parseInt(parts[1]), parts[2].isEmpty() ? null : parts[2]);
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.INVALID_CURSOR, why, "cursor");
    }

    private static String digest(String question) {
        byte[] hash = Sha256.of(question.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, QUESTION_BYTES));
    }
}
