package io.antiphon.conformance.report;

import io.antiphon.conformance.answer.Finding;
import io.antiphon.conformance.suite.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The page's lists of failures and of advice: one part an endpoint, the same mistake in several formats or at several places of one
/// answer told once. All of it is in the JSON.
final class HtmlProblems {

    /// With more than so many, parts are folded up, so that the list can be overseen.
    private static final int FEW = 12;
    /// So many kinds of mistake of one case are told.
    private static final int KINDS = 6;
    /// So many letters of a reason stand beside the name of a part.
    private static final int SHORT = 140;
    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");

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
        problems.unknown(chosen.stream().filter(Outcome::notSupported).toList());
        Map<String, List<Outcome>> byEndpoint = new LinkedHashMap<>();
        chosen.stream()
                .filter(outcome -> !outcome.notSupported())
                .forEach(outcome -> byEndpoint
                        .computeIfAbsent(outcome.subject().endpoint(), name -> new ArrayList<>())
                        .add(outcome));
        byEndpoint.forEach((name, all) -> problems.endpoint(name, all, byEndpoint.size() <= FEW));
        return problems.html.toString();
    }

    /// Where the list of an endpoint's problems begins: within its part, so that a browser unfolds it for whoever goes there.
    static String anchor(String list, String endpoint) {
        return list + "-" + HtmlReport.escape(endpoint);
    }

    /// A mistake in one line.
    static String reason(Finding finding) {
        String text = "expected " + anyPlace(finding) + ", came " + finding.came();
        return text.length() > SHORT ? text.substring(0, SHORT) + "…" : text;
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

    /// What the server does not know is one line: there is nothing to explain.
    private void unknown(List<Outcome> outcomes) {
        Map<String, Finding> first = new LinkedHashMap<>();
        outcomes.forEach(outcome -> choice.apply(outcome)
                .forEach(finding -> first.putIfAbsent(outcome.subject().endpoint(), finding)));
        if (first.isEmpty()) {
            return;
        }
        html.append("<p>The server does not know ")
                .append(first.keySet()
                        .stream()
                        .map(name -> "<code id=\"%s-unknown\">%s</code>".formatted(anchor(anchor, name),
                                HtmlReport.escape(name)))
                        .collect(Collectors.joining(", ")))
                .append(". It answered as to <code>")
                .append(HtmlReport.escape(first.keySet().iterator().next()))
                .append("</code>: ")
                .append(HtmlReport.escape(first.values().iterator().next().came()))
                .append("</p>\n");
    }

    private void endpoint(String name, List<Outcome> outcomes, boolean open) {
        Map<String, List<Outcome>> alike = new LinkedHashMap<>();
        outcomes.forEach(outcome -> alike.computeIfAbsent(mistakes(outcome), key -> new ArrayList<>()).add(outcome));
        html.append("""
                <details%s><summary><code>%s</code> <span>%s</span><small>%s</small></summary><div id="%s"></div>
                """.formatted(open ? " open" : "", HtmlReport.escape(name),
                alike.size() == 1 ? "one case" : alike.size() + " cases",
                HtmlReport.escape(reasons(alike.values())), anchor(anchor, name)));
        alike.values().forEach(this::problem);
        html.append("</details>\n");
    }

    /// Why, for whoever does not unfold: the first reason, and how many others there are.
    private String reasons(Collection<List<Outcome>> alike) {
        List<String> reasons = alike.stream()
                .map(same -> reason(choice.apply(same.getFirst()).getFirst()))
                .distinct()
                .toList();
        return reasons.size() == 1 ? reasons.getFirst()
                : reasons.getFirst() + "; " + (reasons.size() - 1) + " more";
    }

    /// What is wrong, without what is another in each format anyway.
    private String mistakes(Outcome outcome) {
        return outcome.subject().id() + new TreeSet<>(kinds(outcome).keySet());
    }

    /// A case's findings by what they are, wherever in the answer they are.
    private Map<String, List<Finding>> kinds(Outcome outcome) {
        return choice.apply(outcome)
                .stream()
                .collect(Collectors.groupingBy(finding -> finding.category() + anyPlace(finding), LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String anyPlace(Finding finding) {
        return PLACE.matcher(finding.expected()).replaceAll("[]");
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
        Map<String, List<Finding>> kinds = kinds(first);
        kinds.values().stream().limit(KINDS).forEach(this::finding);
        if (kinds.size() > KINDS) {
            html.append("<p>and %d other kinds of mistake, all of them in the JSON report</p>\n"
                    .formatted(kinds.size() - KINDS));
        }
    }

    private static String column(Outcome.Column column) {
        return switch (column) {
            case XML, JSON -> column.name();
            case AGREEMENT -> "one format against the other";
            case ONCE -> "";
        };
    }

    private void finding(List<Finding> same) {
        Finding finding = same.getFirst();
        html.append("""
                <dl class="finding">
                <dt>expected</dt><dd>%s%s <small>%s</small></dd>
                <dt>came</dt><dd><span class="kind">%s</span> <code>%s</code></dd>
                <dt>request</dt><dd><code>%s</code></dd>
                </dl>
                """.formatted(HtmlReport.escape(finding.expected()),
                same.size() == 1 ? "" : ", and so at " + (same.size() - 1) + " more places",
                HtmlReport.escape(finding.source()),
                HtmlReport.escape(finding.category().label().toLowerCase(Locale.ROOT)),
                HtmlReport.escape(finding.came()), HtmlReport.escape(finding.request())));
    }
}
