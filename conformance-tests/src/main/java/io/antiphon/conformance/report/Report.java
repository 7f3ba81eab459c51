package io.antiphon.conformance.report;

import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.protocol.Protocol;
import io.antiphon.conformance.suite.Kind;
import io.antiphon.conformance.suite.Outcome;
import io.antiphon.conformance.suite.Outcome.Column;
import io.antiphon.conformance.suite.Outcome.Status;
import io.antiphon.conformance.suite.ServerProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What a run found.
public record Report(String url, ServerProfile server, List<Outcome> outcomes, Protocol protocol, Instant begin,
        Duration took) {

    /// How one endpoint did in one column of the table.
    public enum Cell {
        PASSED("ok"), FAILED("FAIL"), MISSING("missing"), SKIPPED("skipped"), NONE("");

        private final String text;

        Cell(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public long passed() {
        return count(Status.PASSED);
    }

    public long failed() {
        return count(Status.FAILED);
    }

    public long skipped() {
        return count(Status.SKIPPED);
    }

    /// How many passed cases have something to improve nevertheless.
    public long advised() {
        return outcomes.stream().filter(outcome -> !outcome.failed() && !outcome.advice().isEmpty()).count();
    }

    private long count(Status status) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).count();
    }

    /// The one line that says it all.
    public String summary() {
        return passed() + " passed, " + failed() + " failed, " + skipped() + " skipped";
    }

    /// The outcomes by kind, in the order of the kinds.
    public List<Outcome> of(Kind kind) {
        return outcomes.stream().filter(outcome -> outcome.subject().kind() == kind).toList();
    }

    /// The endpoints by chapter, as the protocol orders them.
    public Map<String, List<Endpoint>> chapters() {
        Map<String, List<Endpoint>> chapters = new LinkedHashMap<>();
        for (Endpoint endpoint : protocol.endpoints()) {
            chapters.computeIfAbsent(endpoint.chapter(), name -> new ArrayList<>()).add(endpoint);
        }
        return chapters;
    }

    /// How an endpoint did in one format.
    public Cell cell(Endpoint endpoint, Column column) {
        return summarise(of(Kind.ENDPOINT).stream()
                .filter(outcome -> outcome.subject().endpoint().equals(endpoint.name()))
                .filter(outcome -> outcome.column() == column
                        || (outcome.column() == Column.ONCE && column != Column.AGREEMENT))
                .toList());
    }

    /// How an endpoint did in the cases of one kind, whatever the format.
    public Cell cell(Endpoint endpoint, Kind kind) {
        return summarise(of(kind).stream()
                .filter(outcome -> outcome.subject().endpoint().equals(endpoint.name()))
                .toList());
    }

    private static Cell summarise(Collection<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Cell.NONE;
        }
        if (any(outcomes, Outcome::notSupported)) {
            return Cell.MISSING;
        }
        if (any(outcomes, Outcome::failed)) {
            return Cell.FAILED;
        }
        return any(outcomes, outcome -> outcome.status() == Status.PASSED) ? Cell.PASSED : Cell.SKIPPED;
    }

    private static boolean any(Collection<Outcome> outcomes, Predicate<Outcome> test) {
        return outcomes.stream().anyMatch(test);
    }
}
