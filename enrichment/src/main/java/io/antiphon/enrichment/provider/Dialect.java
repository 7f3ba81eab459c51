package io.antiphon.enrichment.provider;

import com.fasterxml.jackson.databind.JsonNode;

/// How a service says what became of a question.
@FunctionalInterface
public interface Dialect {

    /// That of most: by the status alone.
    Dialect PLAIN = (status, _) -> byStatus(status);

    /// @param answer what came as JSON; missing when it was none
    Verdict judge(int status, JsonNode answer);

    /// What a status means where nothing else is said.
    static Verdict byStatus(int status) {
        return switch (status) {
            case 404, 410 -> Verdict.NOTHING;
            case 401, 403 -> Verdict.REFUSED;
            case 429, 503 -> Verdict.LATER;
            default -> status >= 200 && status < 300 ? Verdict.ANSWER : Verdict.FAULT;
        };
    }

    /// What became of a question.
    enum Verdict {
        ANSWER,
        /// There is no such thing.
        NOTHING,
        /// The key that was sent is none, or no longer.
        REFUSED,
        /// This server's own key is none, whoever's key was sent with it.
        KEY_REFUSED,
        /// Too much was asked; to be asked again.
        LATER,
        /// Anything else.
        FAULT
    }
}
