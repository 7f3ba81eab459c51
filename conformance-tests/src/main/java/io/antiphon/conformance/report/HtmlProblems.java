package io.antiphon.conformance.report;

import io.antiphon.conformance.answer.Finding;
import io.antiphon.conformance.suite.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The page's lists of failures and of advice: one part an endpoint, the same mistake in several formats told once.
final class HtmlProblems {

    /// With more than so many, parts are folded up, so that the list can be overseen.
    private static final int FEW = 12;

    private final StringBuilder html = new StringBuilder();
    private final String anchor;
    private final Function<Outcome, List<Finding>> choice;

    private HtmlProblems(String anchor, Function<Outcome, List<Finding>> choice) {
        this.anchor = anchor;
        this.choice = choice;
    }

    static String render(List<Outcome> outcomes, String title, String anchor, Function<Outcome, List<Finding>> choice) {
        HtmlProblems problems = new HtmlProblems(anchor, choice);
        List<Outcome> chosen = outcomes.stream().filter(outcome -> !choice.apply(outcome).isEmpty()).toList();
        problems.html.append("<h2 id=\"").append(anchor).append("\">").append(title).append("</h2>\n");
        if (chosen.isEmpty()) {
            return problems.html.append("<p>None.</p>\n").toString();
        }
        problems.kinds(chosen);
        Map<String, List<Outcome>> byEndpoint = new LinkedHashMap<>();
        chosen.forEach(outcome -> byEndpoint
                .computeIfAbsent(outcome.subject().endpoint(), name -> new ArrayList<>())
                .add(outcome));
        byEndpoint.forEach((name, all) -> problems.endpoint(name, all, byEndpoint.size() <= FEW));
        return problems.html.toString();
    }

    /// Where the list of an endpoint's problems begins: within its part, so that a browser unfolds it for whoever goes there.
    static String anchor(String list, String endpoint) {
        return list + "-" + HtmlReport.escape(endpoint);
    }

    private void kinds(List<Outcome> chosen) {
        Map<String, Long> counts = chosen.stream()
                .flatMap(
                        outcome -> choice.apply(outcome).stream().map(finding -> finding.category().label()).distinct())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        html.append("<ul class=\"kinds\">");
        counts.entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(each -> html.append("<li><b>%d</b> %s</li>".formatted(each.getValue(),
                        HtmlReport.escape(each.getKey()))));
        html.append("</ul>\n");
    }

    private void endpoint(String name, List<Outcome> outcomes, boolean open) {
        html.append("""
                <details%s><summary><code>%s</code> <span>%s</span></summary><div id="%s"></div>
                """.formatted(open ? " open" : "", HtmlReport.escape(name),
                outcomes.size() == 1 ? "once" : outcomes.size() + " times", anchor(anchor, name)));
        Map<String, List<Outcome>> alike = new LinkedHashMap<>();
        outcomes.forEach(outcome -> alike.computeIfAbsent(mistakes(outcome), key -> new ArrayList<>()).add(outcome));
        alike.values().forEach(this::problem);
        html.append("</details>\n");
    }

    /// What is wrong, without what is another in each format anyway.
    private String mistakes(Outcome outcome) {
        return outcome.subject().id() + choice.apply(outcome)
                .stream()
                .map(finding -> finding.category() + finding.expected())
                .collect(Collectors.joining("\n", "\n", ""));
    }

    private void problem(List<Outcome> alike) {
        Outcome first = alike.getFirst();
        String columns = alike.stream()
                .map(outcome -> column(outcome.column()))
                .distinct()
                .filter(column -> !column.isEmpty())
                .collect(Collectors.joining(" and "));
        html.append("<h4>%s%s</h4>\n".formatted(HtmlReport.escape(first.subject().title()),
                columns.isEmpty() ? "" : " <small>" + columns + "</small>"));
        choice.apply(first).forEach(this::finding);
    }

    private static String column(Outcome.Column column) {
        return switch (column) {
            case XML, JSON -> column.name();
            case AGREEMENT -> "one format against the other";
            case ONCE -> "";
        };
    }

    private void finding(Finding finding) {
        html.append("""
                <dl class="finding">
                <dt>expected</dt><dd>%s <small>%s</small></dd>
                <dt>came</dt><dd><span class="kind">%s</span> <code>%s</code></dd>
                <dt>request</dt><dd><code>%s</code></dd>
                </dl>
                """.formatted(HtmlReport.escape(finding.expected()), HtmlReport.escape(finding.source()),
                HtmlReport.escape(finding.category().label().toLowerCase(Locale.ROOT)),
                HtmlReport.escape(finding.came()), HtmlReport.escape(finding.request())));
    }
}
