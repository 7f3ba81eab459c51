package io.antiphon.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/// `/healthz` says that the process answers, `/readyz` that what it needs does, `/metrics` how it fares (Prometheus' text format).
final class HealthEndpoints {

    private final Health health;
    private final RequestMetrics requests;

    HealthEndpoints(Health health, RequestMetrics requests) {
        this.health = health;
        this.requests = requests;
    }

    void alive(ServerRequest request, ServerResponse response) {
        text(response, "ok\n");
    }

    void ready(ServerRequest request, ServerResponse response) {
        List<String> failures = health.failures();
        if (failures.isEmpty()) {
            StringBuilder text = new StringBuilder("ready\n");
            health.warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
            text(response, text.toString());
            return;
        }
        response.status(Status.SERVICE_UNAVAILABLE_503);
        text(response, String.join("\n", failures) + "\n");
    }

    void metrics(ServerRequest request, ServerResponse response) {
        StringBuilder text = new StringBuilder();
        Runtime runtime = Runtime.getRuntime();
        gauge(text, "antiphon_uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
        gauge(text, "antiphon_memory_used_bytes", (double) (runtime.totalMemory() - runtime.freeMemory()));
        gauge(text, "antiphon_memory_max_bytes", (double) runtime.maxMemory());
        health.gauges().forEach(gauge -> gauge(text, gauge.name(), gauge.value()));
        requests.write(text);
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        response.send(text.toString());
    }

    private static void gauge(StringBuilder text, String name, double value) {
        text.append("# TYPE ")
                .append(name)
                .append(" gauge\n")
                .append(String.format(Locale.ROOT, "%s %.3f\n", name, value));
    }

    private static void text(ServerResponse response, String body) {
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(body);
    }
}
