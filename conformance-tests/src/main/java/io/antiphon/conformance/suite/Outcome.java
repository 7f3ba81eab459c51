package io.antiphon.conformance.suite;

import io.antiphon.conformance.answer.Category;
import io.antiphon.conformance.answer.Finding;
import java.time.Duration;
import java.util.List;

/// How one case ended in one column.
///
/// @param reason why it was skipped, "" when it was not
public record Outcome(Case subject, Column column, Status status, List<Finding> findings, String reason,
        Duration took) {

    /// What a case was judged by.
    public enum Column {
        XML, JSON,
        /// whether both formats say the same
        AGREEMENT,
        /// a case whose format doesn't matter
        ONCE
    }

    /// How it ended.
    public enum Status {
        PASSED, FAILED, SKIPPED
    }

    static Outcome judged(Case subject, Column column, List<Finding> findings, Duration took) {
        boolean failed = findings.stream().anyMatch(finding -> !finding.advice());
        return new Outcome(subject, column, failed ? Status.FAILED : Status.PASSED, List.copyOf(findings), "", took);
    }

    static Outcome skipped(Case subject, Column column, String reason) {
        return new Outcome(subject, column, Status.SKIPPED, List.of(), reason, Duration.ZERO);
    }

    /// The same with other findings, judged anew.
    public Outcome withFindings(List<Finding> others) {
        return status == Status.SKIPPED ? this : judged(subject, column, others, took);
    }

    public boolean failed() {
        return status == Status.FAILED;
    }

    /// Whether the server lacks the endpoint.
    public boolean notSupported() {
        return findings.stream().anyMatch(finding -> finding.category() == Category.NOT_SUPPORTED);
    }

    public List<Finding> advice() {
        return findings.stream().filter(Finding::advice).toList();
    }

    public List<Finding> failures() {
        return findings.stream().filter(finding -> !finding.advice()).toList();
    }
}
