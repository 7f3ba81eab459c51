package io.antiphon.persistence.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an import did, or would do.
public final class ImportReport {

    private static final int MAX_TOLD = 1_000;

    private final Map<String, Long> taken = new TreeMap<>();
    private final Map<String, Long> known = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private long problemCount;

    void took(String type) {
        taken.merge(type, 1L, Long::sum);
    }

    void knew(String type) {
        known.merge(type, 1L, Long::sum);
    }

    void problem(String what) {
        problemCount++;
        if (problems.size() < MAX_TOLD && !problems.contains(what)) {
            problems.add(what);
        }
    }

    /// How many of each type were new here.
    public Map<String, Long> taken() {
        return Collections.unmodifiableMap(taken);
    }

    /// How many of each type were here already.
    public Map<String, Long> known() {
        return Collections.unmodifiableMap(known);
    }

    /// What could not be taken in, each once, the first thousand.
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    /// How many lines could not be taken in.
    public long problemCount() {
        return problemCount;
    }
}
