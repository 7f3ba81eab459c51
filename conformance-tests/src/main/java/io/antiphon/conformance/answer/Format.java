package io.antiphon.conformance.answer;

/// The two formats an answer comes in.
public enum Format {
    XML("xml"), JSON("json");

    private final String parameter;

    Format(String parameter) {
        this.parameter = parameter;
    }

    /// The value of the parameter `f`.
    public String parameter() {
        return parameter;
    }
}
