package io.antiphon.conformance.suite;

import io.antiphon.conformance.http.HttpAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How long the suite goes on asking a server that lets it wait. Each late answer costs its whole time limit: without an end, a
/// server that hangs would be asked for hours.
final class Patience {

    static final int FOR_ONE_PATH = 2;
    static final int FOR_ALL = 12;

    private final Map<String, Integer> late = new HashMap<>();
    private int all;

    void saw(String path, HttpAnswer answer) {
        if (answer.isLate()) {
            late.merge(path, 1, Integer::sum);
            all++;
        }
    }

    /// Why this is not asked any more.
    ///
    /// @param path as in [io.antiphon.conformance.http.HttpRequest#path()]
    Optional<String> endedWith(String path) {
        if (isOver()) {
            return Optional.of("the server let the suite wait " + FOR_ALL + " times");
        }
        return late.getOrDefault(path, 0) < FOR_ONE_PATH ? Optional.empty()
                : Optional.of("the server let the suite wait " + FOR_ONE_PATH + " times at " + path);
    }

    boolean isOver() {
        return all >= FOR_ALL;
    }
}
