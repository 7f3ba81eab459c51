package io.antiphon.conformance.answer;

import java.io.Serial;

/// An answer that is not well-formed, or not an answer of this protocol at all.
final class UnreadableAnswerException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    UnreadableAnswerException(String message) {
        super(message);
    }
}
