package io.antiphon.conformance.report;

import io.antiphon.conformance.answer.Finding;
import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.suite.Kind;
import io.antiphon.conformance.suite.Outcome;
import io.antiphon.conformance.suite.Outcome.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The report for a terminal.
public final class ReportTable {

    private static final String ROW = "  %-28s %-9s %-9s %-9s %-9s%n";
    private static final int SHOWN = 3;

    private ReportTable() {}

    public static String render(Report report) {
        StringBuilder text = new StringBuilder();
        text.append("%n%s: %s %s, protocol %s%s%n".formatted(report.url(), report.server().type(),
                report.server().serverVersion(), report.server().version(),
                report.server().openSubsonic() ? ", OpenSubsonic" : ""));
        text.append("extensions: ").append(String.join(", ", report.server().extensions().keySet())).append("\n\n");
        endpoints(report, text);
        for (Kind kind : List.of(Kind.AUTHENTICATION, Kind.TRANSPORT, Kind.EXTENSION, Kind.BEHAVIOUR)) {
            section(report, kind, text);
        }
        failures(report, text);
        skips(report, text);
        return text.toString();
    }

    private static void endpoints(Report report, StringBuilder text) {
        text.append(ROW.formatted("endpoint", "XML", "JSON", "same", "errors"));
        for (Map.Entry<String, List<Endpoint>> chapter : report.chapters().entrySet()) {
            text.append(chapter.getKey()).append('\n');
            for (Endpoint endpoint : chapter.getValue()) {
                text.append(ROW.formatted(endpoint.name(), report.cell(endpoint, Column.XML).text(),
                        report.cell(endpoint, Column.JSON).text(), report.cell(endpoint, Column.AGREEMENT).text(),
                        report.cell(endpoint, Kind.NEGATIVE).text()));
            }
        }
    }

    private static void section(Report report, Kind kind, StringBuilder text) {
        List<Outcome> outcomes = report.of(kind);
        if (outcomes.isEmpty()) {
            return;
        }
        text.append('\n').append(kind.title()).append('\n');
        Map<String, Outcome.Status> worst = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            String name = outcome.subject().endpoint() + " " + outcome.subject().title();
            worst.merge(name, outcome.status(), ReportTable::worse);
        }
        worst.forEach((name, status) -> text
                .append("  %-8s %s%n".formatted(status.name().toLowerCase(Locale.ROOT), name)));
    }

    private static Outcome.Status worse(Outcome.Status one, Outcome.Status other) {
        if (one == Outcome.Status.FAILED || other == Outcome.Status.FAILED) {
            return Outcome.Status.FAILED;
        }
        return one == Outcome.Status.PASSED ? one : other;
    }

    private static void failures(Report report, StringBuilder text) {
        List<Outcome> failed = report.outcomes().stream().filter(Outcome::failed).toList();
        if (failed.isEmpty()) {
            return;
        }
        text.append("\nFailures\n");
        for (Outcome outcome : failed) {
            text.append("  %s [%s]%n".formatted(outcome.subject().id(), outcome.column()));
            outcome.failures().stream().limit(SHOWN).forEach(finding -> finding(finding, text));
            int more = outcome.failures().size() - SHOWN;
            if (more > 0) {
                text.append("      and ").append(more).append(" more\n");
            }
        }
    }

    private static void finding(Finding finding, StringBuilder text) {
        text.append("      %s: expected %s (%s)%n".formatted(finding.category().label(), finding.expected(),
                finding.source()));
        text.append("        came %s%n".formatted(finding.came()));
        text.append("        %s%n".formatted(finding.request()));
    }

    private static void skips(Report report, StringBuilder text) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        report.outcomes()
                .stream()
                .filter(outcome -> !outcome.reason().isEmpty())
                .forEach(outcome -> reasons.merge(outcome.reason(), 1, Integer::sum));
        if (!reasons.isEmpty()) {
            text.append("\nSkipped\n");
            reasons.forEach((reason, count) -> text.append("  %4d  %s%n".formatted(count, reason)));
        }
        if (report.advised() > 0) {
            text.append("\n").append(report.advised()).append(" passed with advice; the HTML report has it\n");
        }
        text.append('\n');
    }
}
