package io.antiphon.benchmarks.report;

import java.time.Instant;
import java.util.List;

/// A whole run: what was measured where and when, the figures, and what went wrong.
public record Report(String title, String takenAt, String machine, List<Section> sections, List<String> failures) {

    public static Report of(String title, Instant takenAt, List<Section> sections, List<String> failures) {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
        return new Report(title, takenAt.toString(), machine, List.copyOf(sections), List.copyOf(failures));
    }
}
