package io.antiphon.conformance.report;

import io.antiphon.conformance.answer.Category;
import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.suite.Kind;
import io.antiphon.conformance.suite.Outcome;
import io.antiphon.conformance.suite.Outcome.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The report as one page of HTML that needs nothing else.
public final class HtmlReport {

    private static final List<Kind> AFTER_ENDPOINTS = List.of(Kind.AUTHENTICATION, Kind.TRANSPORT, Kind.EXTENSION,
            Kind.BEHAVIOUR);
    private static final String FAILURES = "failures";

    private final Report report;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(Report report) {
        this.report = report;
    }

    public static String render(Report report) {
        HtmlReport page = new HtmlReport(report);
        page.head();
        page.summary();
        page.chapters();
        AFTER_ENDPOINTS.forEach(page::section);
        page.html.append(HtmlProblems.render(report.outcomes(), "Failures", FAILURES, Outcome::failures));
        page.html.append(HtmlProblems.render(report.outcomes(), "Advice", "advice", Outcome::advice));
        page.skips();
        page.html.append("</main>\n</body>\n</html>\n");
        return page.html.toString();
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its resource report.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource report.css", e);
        }
    }

    private void head() {
        String title = report.server().type() + " " + report.server().serverVersion();
        html.append("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s: Subsonic conformance</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <main>
                <p class="kicker">Subsonic and OpenSubsonic conformance</p>
                <h1>%1$s</h1>
                """.formatted(escape(title), style()));
    }

    private void summary() {
        html.append("""
                <dl class="counts">
                <div class="passed"><dt>passed</dt><dd>%d</dd></div>
                <div class="failed"><dt>failed</dt><dd>%d</dd></div>
                <div class="skipped"><dt>skipped</dt><dd>%d</dd></div>
                <div class="advised"><dt>with advice</dt><dd>%d</dd></div>
                </dl>
                """.formatted(report.passed(), report.failed(), report.skipped(), report.advised()));
        String extensions = report.server()
                .extensions()
                .entrySet()
                .stream()
                .map(each -> escape(each.getKey()) + " <small>" + versions(each.getValue()) + "</small>")
                .collect(Collectors.joining(", "));
        html.append("""
                <table class="facts">
                <tr><th scope="row">Protocol</th><td>%s%s</td></tr>
                <tr><th scope="row">Extensions</th><td>%s</td></tr>
                <tr><th scope="row">Lacks</th><td>%s</td></tr>
                <tr><th scope="row">Judged</th><td><time>%s</time>, in %d s</td></tr>
                </table>
                <nav><a href="#endpoints">Endpoints</a> <a href="#failures">Failures</a> <a href="#advice">Advice</a>
                <a href="#skipped">Skipped</a></nav>
                """.formatted(escape(report.server().version()),
                report.server().openSubsonic() ? ", OpenSubsonic" : ", without OpenSubsonic",
                extensions.isEmpty() ? "none" : extensions, escape(lacking()),
                report.begin().truncatedTo(ChronoUnit.SECONDS), report.took().toSeconds()));
    }

    private static String versions(List<Integer> versions) {
        String numbers = versions.stream().map(String::valueOf).collect(Collectors.joining(" and "));
        return (versions.size() == 1 ? "version " : "versions ") + numbers;
    }

    /// The endpoints that the server said it does not know.
    private String lacking() {
        List<String> names = report.outcomes()
                .stream()
                .filter(outcome -> outcome.failures()
                        .stream()
                        .anyMatch(finding -> finding.category() == Category.NOT_SUPPORTED))
                .map(outcome -> outcome.subject().endpoint())
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty() ? "no endpoint" : String.join(", ", names);
    }

    private void chapters() {
        html.append("""
                <h2 id="endpoints">Endpoints</h2>
                <p>Every endpoint is asked in XML and in JSON, the two answers are compared, and calls that it has to refuse
                are tried.</p>
                <dl class="legend">
                <div><dt class="passed">ok</dt><dd>all cases passed</dd></div>
                <div><dt class="failed">fail</dt><dd>at least one did not; the link leads to the reason</dd></div>
                <div><dt class="missing">missing</dt><dd>the server does not know the endpoint</dd></div>
                <div><dt class="skipped">skipped</dt><dd>could not be tried; <a href="#skipped">why</a></dd></div>
                <div><dt class="none">–</dt><dd>there is no such case: bytes and chance cannot be compared, and some
                endpoints refuse nothing</dd></div>
                </dl>
                """);
        report.chapters().forEach((chapter, endpoints) -> {
            html.append("<h3>")
                    .append(escape(chapter))
                    .append("</h3>\n<table class=\"cells\"><thead><tr>")
                    .append("<th scope=\"col\">endpoint</th><th scope=\"col\">in XML</th><th scope=\"col\">in JSON</th>")
                    .append("<th scope=\"col\">both alike</th><th scope=\"col\">refusals</th></tr></thead><tbody>\n");
            endpoints.forEach(this::row);
            html.append("</tbody></table>\n");
        });
    }

    private void row(Endpoint endpoint) {
        html.append("<tr><th scope=\"row\"><code>")
                .append(escape(endpoint.name()))
                .append("</code><small>")
                .append(escape(endpoint.says()))
                .append("</small></th>");
        cell(endpoint, report.cell(endpoint, Column.XML));
        cell(endpoint, report.cell(endpoint, Column.JSON));
        cell(endpoint, report.cell(endpoint, Column.AGREEMENT));
        cell(endpoint, report.cell(endpoint, Kind.NEGATIVE));
        html.append("</tr>\n");
    }

    private void cell(Endpoint endpoint, Report.Cell cell) {
        String text = cell == Report.Cell.NONE ? "–" : cell.text().toLowerCase(Locale.ROOT);
        boolean wrong = cell == Report.Cell.FAILED || cell == Report.Cell.MISSING;
        html.append("<td class=\"")
                .append(cell.name().toLowerCase(Locale.ROOT))
                .append("\">")
                .append(wrong ? "<a href=\"#" + HtmlProblems.anchor(FAILURES, endpoint.name())
                        + (cell == Report.Cell.MISSING ? "-unknown" : "") + "\">" + text + "</a>"
                        : text)
                .append("</td>");
    }

    private void section(Kind kind) {
        List<Outcome> outcomes = report.of(kind);
        if (outcomes.isEmpty()) {
            return;
        }
        html.append("<h2>").append(escape(kind.title())).append("</h2>\n<table class=\"rules\"><tbody>\n");
        Map<String, List<Outcome>> byCase = new LinkedHashMap<>();
        outcomes.forEach(outcome -> byCase.computeIfAbsent(outcome.subject().id(), id -> new ArrayList<>())
                .add(outcome));
        byCase.values().forEach(this::rule);
        html.append("</tbody></table>\n");
    }

    private void rule(List<Outcome> outcomes) {
        Outcome first = outcomes.getFirst();
        String status = outcomes.stream().anyMatch(Outcome::failed) ? "failed"
                : outcomes.stream().anyMatch(each -> each.status() == Outcome.Status.PASSED) ? "passed" : "skipped";
        html.append("<tr><td class=\"")
                .append(status)
                .append("\">")
                .append(status.equals("failed")
                        ? "<a href=\"#" + HtmlProblems.anchor(FAILURES, first.subject().endpoint())
                                + (first.notSupported() ? "-unknown" : "") + "\">failed</a>"
                        : status)
                .append("</td><td><code>")
                .append(escape(first.subject().endpoint()))
                .append("</code> ")
                .append(escape(first.subject().title()))
                .append("<small>")
                .append(escape(first.subject().source()))
                .append("</small>")
                .append(reason(outcomes))
                .append("</td></tr>\n");
    }

    private static String reason(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.failures().stream())
                .findFirst()
                .map(finding -> "<small class=\"why\">" + escape(HtmlProblems.reason(finding)) + "</small>")
                .or(() -> outcomes.stream()
                        .map(Outcome::reason)
                        .filter(why -> !why.isEmpty())
                        .findFirst()
                        .map(why -> "<small>" + escape(why) + "</small>"))
                .orElse("");
    }

    private void skips() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        report.outcomes()
                .stream()
                .filter(outcome -> !outcome.reason().isEmpty())
                .forEach(outcome -> reasons.merge(outcome.reason(), 1, Integer::sum));
        html.append("<h2 id=\"skipped\">Skipped</h2>\n");
        html.append(reasons.isEmpty() ? "<p>Nothing.</p>\n" : "<table class=\"rules\"><tbody>\n");
        reasons.forEach((reason, count) -> html.append("<tr><td>")
                .append(count)
                .append("</td><td>")
                .append(escape(reason))
                .append("</td></tr>\n"));
        html.append(reasons.isEmpty() ? "" : "</tbody></table>\n");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
