package io.antiphon.conformance.chapter;

import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.http.HttpRequest;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Kind;
import io.antiphon.conformance.suite.Probe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How answers travel, whatever they say: paths, methods, formats, other origins, odd input.
final class TransportChapter implements Chapter {

    private static final String API = "opensubsonic-api";
    private static final String CLIENTS = "client practice: transport";
    private static final String ORIGIN = "https://player.example.org";

    @Override
    public void describe(Cases cases) {
        cases.general(Kind.TRANSPORT, "ping", API)
                .must("answers beneath ping.view", probe -> probe.ok(Call.of("ping").suffix(".view")))
                .must("ignores parameters it does not know", probe -> probe.ok("ping", "nonsense", "1", "x[]", ""))
                .must("answers a form", probe -> form(probe, Call.Sending.FORM))
                .must("answers a form with the credentials in the address", probe -> form(probe, Call.Sending.BOTH));
        cases.general(Kind.TRANSPORT, "getAlbumList2", API)
                .must("answers a form with parameters", probe -> probe
                        .ok(Call.of("getAlbumList2", "type", "newest", "size", "3").form(Call.Sending.FORM)))
                .must("answers beneath getAlbumList2.view",
                        probe -> probe.ok(Call.of("getAlbumList2", "type", "newest").suffix(".view")));
        describeFormats(cases);
        describeUnknown(cases);
        describeOrigins(cases);
        describeOddInput(cases);
    }

    private static void form(Probe probe, Call.Sending sending) {
        probe.ok(Call.of("ping").form(sending));
    }

    private static void describeFormats(Cases cases) {
        cases.general(Kind.TRANSPORT, "ping", API)
                .once()
                .must("answers in XML when no format is named", probe -> probe.ok(Call.of("ping").format("")))
                .must("wraps JSON in the callback for jsonp", TransportChapter::jsonp)
                .must("never repeats a callback that is no name", TransportChapter::badCallback)
                .must("stays calm about jsonp without a callback", probe -> {
                    HttpAnswer answer = probe.raw(Call.of("ping").format("jsonp"));
                    notHtml(probe, answer);
                })
                .must("stays calm about an unknown format", probe -> notHtml(probe,
                        probe.raw(Call.of("ping").format("yaml"))))
                .must("compresses when asked to", probe -> {
                    HttpAnswer answer = probe.raw(Call.of("getAlbumList2", "type", "newest", "size", "100")
                            .header("Accept-Encoding", "gzip"));
                    probe.advise(answer.header("content-encoding").orElse("").equals("gzip"), "gzip",
                            answer.header("content-encoding").orElse("nothing"));
                });
    }

    private static void jsonp(Probe probe) {
        HttpAnswer answer = probe.raw(Call.of("ping").format("jsonp").with("callback", "conf.call_back$1"));
        String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
        probe.expect(text.startsWith("conf.call_back$1(") && (text.endsWith(")") || text.endsWith(");")),
                "conf.call_back$1(…);", text.substring(0, Math.min(80, text.length())));
        probe.expect(text.contains("\"subsonic-response\""), "the answer as JSON inside",
                text.substring(0, Math.min(80, text.length())));
        probe.expect(answer.mediaType().endsWith("javascript"), "a content type of javascript", answer.mediaType());
    }

    private static void badCallback(Probe probe) {
        HttpAnswer answer = probe.raw(Call.of("ping").format("jsonp").with("callback", "alert(1)//<script>"));
        String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
        probe.expect(!text.startsWith("alert(1)"), "the text alert(1) is not executable", text);
        notHtml(probe, answer);
    }

    private static void notHtml(Probe probe, HttpAnswer answer) {
        probe.expect(!answer.isHtml(), "never a page of HTML", answer.summary());
        probe.expect(answer.status() < 500, "no status of 500 or more", answer.summary());
    }

    private static void describeUnknown(Cases cases) {
        cases.general(Kind.TRANSPORT, "ping", CLIENTS)
                .must("answers an unknown endpoint with a refusal of the protocol", TransportChapter::unknown)
                .must("refuses every unfit method without HTML", TransportChapter::methods)
                .must("has no page of HTML anywhere beneath /rest", TransportChapter::nowhereHtml);
    }

    private static void unknown(Probe probe) {
        HttpAnswer answer = probe.raw(Call.of("conformanceNoSuchEndpoint"));
        notHtmlEvenIf501(probe, answer);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        probe.advise(text.contains("subsonic-response") && text.contains("failed"), "a failed answer of the protocol",
                answer.summary());
        probe.advise(answer.status() == 200, "status 200", answer.summary());
    }

    private static void notHtmlEvenIf501(Probe probe, HttpAnswer answer) {
        probe.expect(!answer.isHtml(), "never a page of HTML", answer.summary());
        probe.expect(answer.status() < 500 || answer.status() == 501, "no status of 500 or more", answer.summary());
    }

    private static void methods(Probe probe) {
        // One that gives a document, one that gives bytes, one that tells its own errors by status, and one that is not there.
        for (String endpoint : List.of("ping", "stream", "getTranscodeStream", "conformanceNoSuchEndpoint")) {
            for (String method : List.of("PUT", "DELETE", "PATCH")) {
                HttpAnswer answer = probe.raw(Call.of(endpoint).method(method));
                notHtmlEvenIf501(probe, answer);
                String text = new String(answer.body(), StandardCharsets.UTF_8);
                probe.advise(text.contains("subsonic-response"),
                        "an answer of the protocol to %s of %s".formatted(method, endpoint), answer.summary());
            }
        }
    }

    private static void nowhereHtml(Probe probe) {
        for (String path : List.of("/rest/", "/rest", "/rest/no/such/thing", "/rest/ping.php", "/rest/PING/")) {
            HttpAnswer answer = probe
                    .exchange(new HttpRequest("GET", path, List.of(), Map.of(), null, null));
            probe.expect(!answer.isHtml() || answer.status() >= 300, "never a page of HTML at " + path,
                    answer.summary());
            probe.advise(!answer.isHtml(), "no HTML at " + path, answer.summary());
        }
    }

    private static void describeOrigins(Cases cases) {
        cases.general(Kind.TRANSPORT, "ping", CLIENTS)
                .once()
                .must("lets pages of other origins read answers", probe -> {
                    HttpAnswer answer = probe.raw(Call.of("ping").header("Origin", ORIGIN));
                    String allowed = answer.header("access-control-allow-origin").orElse("");
                    probe.advise(allowed.equals("*") || allowed.equals(ORIGIN), "Access-Control-Allow-Origin",
                            allowed.isEmpty() ? "nothing" : allowed);
                })
                .must("answers the preflight of a POST and of a range", TransportChapter::preflight);
        cases.general(Kind.TRANSPORT, "stream", CLIENTS)
                .once()
                .must("lets pages of other origins see the length and range headers", TransportChapter::exposed);
    }

    private static void preflight(Probe probe) {
        HttpAnswer answer = probe.raw(Call.of("ping")
                .method("OPTIONS")
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,range"));
        probe.advise(answer.status() >= 200 && answer.status() < 300, "a status of 200 or 204", answer.summary());
        String methods = answer.header("access-control-allow-methods").orElse("");
        probe.advise(methods.contains("POST") || methods.equals("*"), "Access-Control-Allow-Methods with POST",
                methods.isEmpty() ? "nothing" : methods);
        String headers = answer.header("access-control-allow-headers").orElse("").toLowerCase(Locale.ROOT);
        probe.advise(headers.equals("*") || (headers.contains("range") && headers.contains("content-type")),
                "Access-Control-Allow-Headers with Content-Type and Range", headers.isEmpty() ? "nothing" : headers);
    }

    private static void exposed(Probe probe) {
        HttpAnswer answer = probe.raw(Call.of("stream", "id", Samples.id(probe, "song"), "format", "raw")
                .header("Origin", ORIGIN)
                .header("Range", "bytes=0-99"));
        String headers = answer.header("access-control-expose-headers").orElse("").toLowerCase(Locale.ROOT);
        for (String header : List.of("content-length", "content-range", "accept-ranges")) {
            probe.advise(headers.equals("*") || headers.contains(header), header + " is exposed",
                    headers.isEmpty() ? "nothing is" : headers);
        }
    }

    private static void describeOddInput(Cases cases) {
        cases.general(Kind.TRANSPORT, "search3", "W3C XML 1.0, RFC 8259")
                .must("stays well-formed with control characters in the query",
                        probe -> probe.ok("search3", "query", "a\u0001\u0008\u000b\u001fb"))
                .must("stays well-formed with brackets and quotes in the query",
                        probe -> probe.ok("search3", "query", "<a>&\"'\\]]>"))
                .must("stays well-formed with a query of 5000 letters",
                        probe -> probe.ok("search3", "query", "x".repeat(5000)));
        cases.general(Kind.TRANSPORT, "getSong", "W3C XML 1.0, RFC 8259")
                .must("repeats an odd id without breaking the answer", probe -> probe.refused(
                        Call.of("getSong", "id", "<no>\u0001\"such\\thing&☃"), 0, 10, 70));
        cases.general(Kind.TRANSPORT, "getAlbumList2", "client practice: transport")
                .must("stays calm about numbers that are none", probe -> probe
                        .structured(Call.of("getAlbumList2", "type", "newest", "size", "many", "offset", "-5"),
                                probe.session().protocol().endpoint("getAlbumList2").answer()));
    }
}
