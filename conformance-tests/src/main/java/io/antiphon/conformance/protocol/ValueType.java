package io.antiphon.conformance.protocol;

/// The kinds of single values a field may have, besides other types.
public enum ValueType {
    /// Any text.
    STRING,
    /// An opaque id: a string, in JSON always quoted, never empty.
    ID,
    /// A whole number.
    INT,
    /// A number that may have a fraction.
    FLOAT,
    /// `true` or `false`.
    BOOLEAN,
    /// An ISO 8601 date and time.
    DATE
}
