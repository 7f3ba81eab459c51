package io.antiphon.conformance.answer;

import java.util.List;
import java.util.Optional;

/// What surrounds every structured answer, and what it holds.
///
/// @param error the error of a failed answer
/// @param payload what stands beneath the envelope; [AnswerTree#nothing()] when nothing does
/// @param payloadNames the names of everything beneath the envelope, in their order
public record Envelope(boolean ok, String version, String type, String serverVersion, boolean openSubsonic,
        Optional<ErrorAnswer> error, AnswerTree payload, List<String> payloadNames) {

    /// A refusal.
    public record ErrorAnswer(int code, String message) {}
}
