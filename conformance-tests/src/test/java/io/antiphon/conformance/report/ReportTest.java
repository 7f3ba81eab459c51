package io.antiphon.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.conformance.answer.Category;
import io.antiphon.conformance.answer.Finding;
import io.antiphon.conformance.protocol.Protocol;
import io.antiphon.conformance.suite.Case;
import io.antiphon.conformance.suite.Kind;
import io.antiphon.conformance.suite.Outcome;
import io.antiphon.conformance.suite.Outcome.Column;
import io.antiphon.conformance.suite.Outcome.Status;
import io.antiphon.conformance.suite.ServerProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Case ALBUM = aCase(Kind.ENDPOINT, "getAlbum", "holds <songs>");
    private static final Finding FINDING = Finding
            .failure(Category.WRONG_TYPE, "a number", "responses/Child", "<b>&p=hunter2&x=1")
            .about("GET /rest/getAlbum?p=***");

    private final Report report = new Report("http://127.0.0.1:1", new ServerProfile("srv", "1 <2>", "1.16.1", true,
            Map.of("formPost", List.of(1))),
            List.of(outcome(ALBUM, Column.XML, Status.PASSED, List.of(FINDING.asAdvice()), ""),
                    outcome(ALBUM, Column.JSON, Status.FAILED, List.of(FINDING), ""),
                    outcome(aCase(Kind.ENDPOINT, "getSong", "gives one"), Column.XML, Status.SKIPPED, List.of(),
                            "the library has no song: add one"),
                    outcome(aCase(Kind.BEHAVIOUR, "stream", "keeps ranges"), Column.ONCE, Status.PASSED, List.of(),
                            "")),
            Protocol.load(), Instant.EPOCH, Duration.ofSeconds(3));

    @Test
    void theTableHasARowForEveryEndpointAndTheSummaryCounts() {
        String table = ReportTable.render(report);
        for (var endpoint : report.protocol().endpoints()) {
            assertThat(table).contains("  " + endpoint.name() + " ");
        }
        assertThat(table).containsPattern("getAlbum +ok +FAIL").contains("add one", "keeps ranges", "a number");
        assertThat(report.summary()).isEqualTo("2 passed, 1 failed, 1 skipped");
        assertThat(report.advised()).isEqualTo(1);
    }

    @Test
    void theHtmlPageIsCompleteByItselfAndEscapesWhatServersSay() {
        String html = HtmlReport.render(report);
        assertThat(html).startsWith("<!doctype html>")
                .endsWith("</html>\n")
                .contains("<style>", "responses/Child", "holds &lt;songs&gt;", "srv 1 &lt;2&gt;",
                        "GET /rest/getAlbum?p=***")
                .doesNotContain("<b>&", "<script", "src=", "<link");
    }

    @Test
    void aFailureThatBothFormatsShareIsToldOnceAndLinkedFromItsRow() {
        Report both = new Report(report.url(), report.server(),
                List.of(outcome(ALBUM, Column.XML, Status.FAILED, List.of(FINDING), ""),
                        outcome(ALBUM, Column.JSON, Status.FAILED, List.of(FINDING), "")),
                report.protocol(), report.begin(), report.took());
        assertThat(HtmlReport.render(both)).containsOnlyOnce("expected</dt>")
                .contains("XML and JSON", "<b>2</b> wrong type", "id=\"failures-getAlbum\"",
                        "<a href=\"#failures-getAlbum\">fail</a>");
    }

    @Test
    void noSecretThatAServerRepeatsReachesAReport() {
        for (String text : List.of(HtmlReport.render(report), JsonResults.render(report), ReportTable.render(report))) {
            assertThat(text).doesNotContain("hunter2");
        }
    }

    @Test
    void theJsonHasEveryOutcomeWithItsFindings() throws Exception {
        JsonNode json = JsonMapper.builder().build().readTree(JsonResults.render(report));
        assertThat(json.path("failed").asInt()).isEqualTo(1);
        assertThat(json.path("outcomes")).hasSize(4);
        assertThat(json.at("/outcomes/1/findings/0/category").asText()).isEqualTo("wrong type");
        assertThat(json.at("/outcomes/2/reason").asText()).contains("add one");
    }

    @Test
    void anEndpointThatTheServerLacksIsShownAsMissing() {
        Finding absent = Finding.failure(Category.NOT_SUPPORTED, "it exists", "endpoints/getAlbum", "404");
        Report other = new Report(report.url(), report.server(),
                List.of(outcome(ALBUM, Column.XML, Status.FAILED, List.of(absent), "")), report.protocol(),
                report.begin(), report.took());
        assertThat(other.cell(report.protocol().endpoint("getAlbum"), Column.XML)).isEqualTo(Report.Cell.MISSING);
    }

    private static Case aCase(Kind kind, String endpoint, String title) {
        return new Case(kind, "Browsing", endpoint, title, "endpoints/" + endpoint, null, false, true, probe -> {});
    }

    private static Outcome outcome(Case subject, Column column, Status status, List<Finding> findings, String reason) {
        return new Outcome(subject, column, status, findings, reason, Duration.ZERO);
    }
}
