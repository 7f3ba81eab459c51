package io.antiphon.conformance.suite;

/// Describes a group of cases.
@FunctionalInterface
public interface Chapter {

    void describe(Cases cases);
}
