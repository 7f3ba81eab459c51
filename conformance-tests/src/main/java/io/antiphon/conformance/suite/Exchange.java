package io.antiphon.conformance.suite;

import io.antiphon.conformance.answer.AnswerReader.ReadAnswer;
import io.antiphon.conformance.answer.Category;
import io.antiphon.conformance.answer.Envelope;
import io.antiphon.conformance.answer.Excerpts;
import io.antiphon.conformance.answer.Finding;
import io.antiphon.conformance.answer.Format;
import io.antiphon.conformance.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Rules about how a structured answer travels, whatever it says.
final class Exchange {

    private static final Set<Integer> ABSENT = Set.of(404, 405, 410, 501);
    private static final Set<Integer> ABSENT_CODES = Set.of(0, 30, 70);
    private static final Pattern ABSENT_MESSAGE = Pattern.compile(
            "(endpoint|view|method|path|command|function)\\b.*(not found|unknown|supported|implemented)"
                    + "|not (yet )?(implemented|supported)|(unknown|unsupported|unimplemented|no such) "
                    + "(api|endpoint|method|view|command)",
            Pattern.CASE_INSENSITIVE);
    private static final String PAGE = "opensubsonic-api";

    private Exchange() {}

    /// Whether the answer means that there is no such endpoint.
    static boolean isAbsent(HttpAnswer answer) {
        return ABSENT.contains(answer.status());
    }

    /// Whether the refusal means that there is no such endpoint.
    static boolean isAbsent(Envelope envelope) {
        return envelope.error()
                .filter(error -> ABSENT_CODES.contains(error.code())
                        && ABSENT_MESSAGE.matcher(error.message()).find())
                .isPresent();
    }

    static Finding absent(String endpoint, HttpAnswer answer) {
        return Finding.failure(Category.NOT_SUPPORTED, "the endpoint " + endpoint + " exists", "endpoints/" + endpoint,
                answer.summary() + ": " + Excerpts.of(answer.body()));
    }

    /// What is wrong with status and content type of a structured answer.
    static List<Finding> judge(HttpAnswer answer, Format format, ReadAnswer read) {
        if (!answer.failure().isEmpty()) {
            return List.of(Finding.failure(Category.NO_ANSWER, "an answer", "HTTP", answer.failure()));
        }
        if (answer.isHtml()) {
            return List.of(Finding.failure(Category.CONTENT_TYPE, "never a page of HTML beneath /rest",
                    "client practice: transport", answer.summary()));
        }
        if (answer.mediaType().matches("(image|audio|video)/.*")) {
            return List.of(Finding.failure(Category.CONTENT_TYPE, "a document of the protocol, here a refusal", PAGE,
                    answer.summary()));
        }
        List<Finding> findings = new ArrayList<>();
        if (answer.status() != 200) {
            Finding status = Finding.failure(Category.HTTP_STATUS, "status 200, also for refusals",
                    "client practice: transport", answer.summary());
            boolean refusal = read.envelope() != null && !read.envelope().ok();
            findings.add(refusal && answer.status() < 500 ? status.asAdvice() : status);
        }
        Set<String> types = format == Format.XML ? Set.of("text/xml", "application/xml") : Set.of("application/json");
        if (!types.contains(answer.mediaType())) {
            findings.add(Finding.failure(Category.CONTENT_TYPE, "content type " + String.join(" or ", types), PAGE,
                    answer.header("content-type").orElse("none")));
        }
        findings.addAll(read.findings());
        return findings;
    }
}
