package io.antiphon.conformance.suite;

/// What a case is about; reports group by it, and cases run in this order.
public enum Kind {
    ENDPOINT("Endpoints"), NEGATIVE("Errors"), AUTHENTICATION("Authentication"), TRANSPORT(
            "Formats and transport"),
    EXTENSION("Extensions"), BEHAVIOUR("What apps rely on");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
