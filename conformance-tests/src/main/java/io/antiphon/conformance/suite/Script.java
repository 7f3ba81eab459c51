package io.antiphon.conformance.suite;

/// What a case does, told to a probe that works in one format.
@FunctionalInterface
public interface Script {

    void run(Probe probe);
}
