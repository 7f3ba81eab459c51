package io.antiphon.enrichment.provider;

/// A service answered something else than it says it does.
public final class StrangeAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param reason for people, without what was answered
    public StrangeAnswerException(String reason) {
        super(reason);
    }
}
