package io.antiphon.conformance.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.antiphon.conformance.answer.Finding;
import io.antiphon.conformance.suite.Case;
import io.antiphon.conformance.suite.Outcome;
import java.util.Locale;

/// The report for programs.
public final class JsonResults {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonResults() {}

    public static String render(Report report) {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode server = root.putObject("server");
        server.put("url", report.url());
        server.put("type", report.server().type());
        server.put("serverVersion", report.server().serverVersion());
        server.put("version", report.server().version());
        server.put("openSubsonic", report.server().openSubsonic());
        report.server().extensions().forEach((name, versions) -> {
            ArrayNode list = server.withObject("/extensions").putArray(name);
            versions.forEach(list::add);
        });
        root.put("begin", report.begin().toString());
        root.put("millis", report.took().toMillis());
        root.put("passed", report.passed());
        root.put("failed", report.failed());
        root.put("skipped", report.skipped());
        root.put("advised", report.advised());
        ArrayNode outcomes = root.putArray("outcomes");
        report.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode outcome(Outcome outcome) {
        Case subject = outcome.subject();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", subject.id());
        node.put("kind", lower(subject.kind()));
        node.put("chapter", subject.chapter());
        node.put("endpoint", subject.endpoint());
        node.put("title", subject.title());
        node.put("source", subject.source());
        subject.findExtension().ifPresent(extension -> node.put("extension", extension));
        node.put("column", lower(outcome.column()));
        node.put("status", lower(outcome.status()));
        node.put("millis", outcome.took().toMillis());
        if (!outcome.reason().isEmpty()) {
            node.put("reason", outcome.reason());
        }
        ArrayNode findings = node.putArray("findings");
        outcome.findings().forEach(finding -> findings.add(finding(finding)));
        return node;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("category", finding.category().label());
        node.put("advice", finding.advice());
        node.put("expected", finding.expected());
        node.put("source", finding.source());
        node.put("came", finding.came());
        node.put("request", finding.request());
        return node;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
