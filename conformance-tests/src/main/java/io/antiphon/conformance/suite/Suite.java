package io.antiphon.conformance.suite;

import io.antiphon.conformance.answer.Category;
import io.antiphon.conformance.answer.Finding;
import io.antiphon.conformance.answer.Format;
import io.antiphon.conformance.answer.TreeComparison;
import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.suite.Outcome.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs cases against one server and collects how each ended.
public final class Suite {

    /// Mistakes that nothing in the background makes, or that cost too long to see twice.
    private static final Set<Category> LASTING = Set.of(Category.NO_ANSWER, Category.NOT_SUPPORTED,
            Category.UNREADABLE);

    private final Session session;
    private final List<Case> cases;

    public Suite(Session session, List<Case> cases) {
        this.session = session;
        this.cases = cases.stream().sorted(Comparator.comparing(Case::kind)).toList();
    }

    /// What a run gave.
    public record Result(ServerProfile server, List<Outcome> outcomes) {}

    /// Runs the chosen cases.
    ///
    /// @param feedUrl a podcast feed that the server may fetch
    /// @param listener hears of every outcome at once
    /// @throws ServerUnusableException when there is nothing to judge
    public Result run(Predicate<Case> chosen, Optional<String> feedUrl, Consumer<Outcome> listener)
            throws ServerUnusableException {
        Surroundings surroundings = explore(feedUrl);
        List<Outcome> outcomes = new ArrayList<>();
        for (Case each : cases) {
            if (chosen.test(each)) {
                for (Outcome outcome : run(each, surroundings)) {
                    outcomes.add(outcome);
                    listener.accept(outcome);
                }
            }
        }
        return new Result(surroundings.server(), List.copyOf(outcomes));
    }

    private Surroundings explore(Optional<String> feedUrl) throws ServerUnusableException {
        try {
            ServerProfile server = Discovery.describe(session);
            Library library = Library.explore(session);
            if (session.isGivenUp()) {
                throw new ServerUnusableException("it let the suite wait too often for answers about its library");
            }
            return new Surroundings(server, library, feedUrl);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new ServerUnusableException("its first answers make no sense: " + e);
        }
    }

    private List<Outcome> run(Case subject, Surroundings surroundings) {
        Optional<String> obstacle = obstacle(subject, surroundings.server());
        if (obstacle.isPresent()) {
            return columns(subject).stream()
                    .map(column -> Outcome.skipped(subject, column, obstacle.get()))
                    .toList();
        }
        if (!subject.bothFormats()) {
            return List.of(judge(subject, Column.ONCE, Format.XML, surroundings).outcome());
        }
        Judged asXml = judge(subject, Column.XML, Format.XML, surroundings);
        Judged asJson = judge(subject, Column.JSON, Format.JSON, surroundings);
        List<Outcome> outcomes = new ArrayList<>(List.of(asXml.outcome(), asJson.outcome()));
        Probe xml = asXml.probe();
        Probe json = asJson.probe();
        agreement(subject, xml, json)
                .map(outcome -> outcome.failed() ? confirmed(outcome, surroundings) : outcome)
                .ifPresent(outcomes::add);
        return outcomes;
    }

    private record Judged(Outcome outcome, Probe probe) {}

    /// Runs a case, and once more when it fails: a server goes on working between two questions, and what its scan or its analysis
    /// changed just then is no mistake. What fails only once is told, but not counted.
    private Judged judge(Case subject, Column column, Format format, Surroundings surroundings) {
        Probe probe = new Probe(session, surroundings, subject, format);
        Outcome first = run(subject, column, probe);
        if (!first.failed() || first.findings().stream().anyMatch(finding -> LASTING.contains(finding.category()))) {
            return new Judged(first, probe);
        }
        Probe again = new Probe(session, surroundings, subject, format);
        Outcome second = run(subject, column, again);
        return second.status() == Outcome.Status.PASSED
                ? new Judged(second.withFindings(Stream.concat(second.findings().stream(),
                        first.failures().stream().map(Finding::asUnsteady)).toList()), again)
                : new Judged(first, probe);
    }

    /// A server goes on working between two questions: a scan or an analysis may have filled a field after the XML was
    /// asked for and before the JSON was. What differs because of the format differs again when both are asked again.
    private Outcome confirmed(Outcome first, Surroundings surroundings) {
        Case subject = first.subject();
        Probe xml = new Probe(session, surroundings, subject, Format.XML);
        Probe json = new Probe(session, surroundings, subject, Format.JSON);
        run(subject, Column.XML, xml);
        run(subject, Column.JSON, json);
        return agreement(subject, xml, json).map(second -> both(first, second)).orElse(first);
    }

    private static Outcome both(Outcome first, Outcome second) {
        Set<String> again = second.findings().stream().map(Finding::expected).collect(Collectors.toSet());
        List<Finding> lasting = first.findings()
                .stream()
                .filter(finding -> again.contains(finding.expected()))
                .toList();
        return Outcome.judged(first.subject(), Column.AGREEMENT, lasting, Duration.ZERO);
    }

    private Optional<String> obstacle(Case subject, ServerProfile server) {
        Optional<String> missing = subject.findExtension().filter(extension -> !server.advertises(extension));
        if (missing.isPresent()) {
            return missing.map(extension -> "the extension " + extension + " is not advertised");
        }
        Optional<String> givenUp = session.isGivenUp(subject.endpoint());
        if (givenUp.isPresent()) {
            return givenUp;
        }
        boolean lacking = session.isLacking(subject.endpoint());
        return lacking ? Optional.of("the server does not support " + subject.endpoint()) : Optional.empty();
    }

    private static List<Column> columns(Case subject) {
        return subject.bothFormats() ? List.of(Column.XML, Column.JSON) : List.of(Column.ONCE);
    }

    private static Outcome run(Case subject, Column column, Probe probe) {
        long begin = System.nanoTime();
        try {
            subject.script().run(probe);
        } catch (CaseEnd end) {
            if (end.isSkip()) {
                return Outcome.skipped(subject, column, end.reason());
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            probe.note(Finding.failure(Category.UNREADABLE, "an answer the suite can make sense of", subject.source(),
                    e.toString()));
        } finally {
            probe.cleanUp();
        }
        return Outcome.judged(subject, column, probe.findings(), Duration.ofNanos(System.nanoTime() - begin));
    }

    /// Compares what the same questions were answered in both formats.
    private Optional<Outcome> agreement(Case subject, Probe xml, Probe json) {
        int pairs = Math.min(xml.recorded().size(), json.recorded().size());
        List<Finding> findings = new ArrayList<>();
        int compared = 0;
        for (int i = 0; i < pairs; i++) {
            Call left = xml.recorded().get(i).call();
            Call right = json.recorded().get(i).call();
            Endpoint endpoint = session.protocol().endpoint(left.endpoint());
            boolean chance = endpoint.isVolatile()
                    || left.parameters().stream().anyMatch(each -> each.value().equals("random"));
            if (!left.endpoint().equals(right.endpoint()) || chance) {
                continue;
            }
            compared++;
            String request = session.request(right, Format.JSON).masked();
            TreeComparison.compare(endpoint.name(), xml.recorded().get(i).tree(), json.recorded().get(i).tree(),
                    subject.changes() || !left.parameters().equals(right.parameters()))
                    .forEach(finding -> findings.add(finding.about(request)));
        }
        return compared == 0 ? Optional.empty()
                : Optional.of(Outcome.judged(subject, Column.AGREEMENT, findings, Duration.ZERO));
    }
}
