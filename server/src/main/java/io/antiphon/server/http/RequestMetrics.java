package io.antiphon.server.http;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts requests and their time by area and status class. The set of both is fixed, so memory is bounded.
final class RequestMetrics {

    private final Map<String, Series> series = new ConcurrentSkipListMap<>();
    private final LongAdder inFlight = new LongAdder();

    void started() {
        inFlight.increment();
    }

    void ended(String path, int status, long nanos) {
        inFlight.decrement();
        Series one = series.computeIfAbsent("area=\"%s\",status=\"%dxx\"".formatted(area(path), status / 100),
                _ -> new Series());
        one.count.increment();
        one.nanos.add(nanos);
    }

    void write(StringBuilder text) {
        text.append("# TYPE antiphon_http_requests_in_flight gauge\nantiphon_http_requests_in_flight ")
                .append(inFlight.sum())
                .append('\n');
        text.append("# TYPE antiphon_http_requests_total counter\n");
        series.forEach((labels, one) -> text
                .append("antiphon_http_requests_total{%s} %d\n".formatted(labels, one.count.sum())));
        text.append("# TYPE antiphon_http_request_seconds_total counter\n");
        series.forEach((labels, one) -> text.append(String.format(Locale.ROOT,
                "antiphon_http_request_seconds_total{%s} %.6f\n", labels, one.nanos.sum() / 1e9)));
    }

    private static String area(String path) {
        if (path.startsWith("/rest/")) {
            return "rest";
        }
        return path.startsWith("/api/") ? "api" : "other";
    }

    private static final class Series {

        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();
    }
}
