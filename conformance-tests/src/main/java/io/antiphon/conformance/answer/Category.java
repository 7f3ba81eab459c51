package io.antiphon.conformance.answer;

/// What kind of mistake a finding is.
public enum Category {
    NO_ANSWER("no answer"), NOT_SUPPORTED("not supported"), HTTP_STATUS("HTTP status"), CONTENT_TYPE("content type"),
    UNREADABLE(
            "not well-formed"),
    ENVELOPE("envelope"), REFUSED("refused"), WRONG_ERROR("wrong error"), MISSING_FIELD(
            "missing field"),
    WRONG_TYPE("wrong type"), WRONG_FORM("wrong form"), NULL_VALUE(
            "null"),
    UNDOCUMENTED_FIELD("undocumented field"), OUT_OF_RANGE(
            "value out of range"),
    FORMATS_DIFFER("formats differ"), BEHAVIOUR("behaviour"),
    /// seen once and not when asked again
    UNSTEADY("once only");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
