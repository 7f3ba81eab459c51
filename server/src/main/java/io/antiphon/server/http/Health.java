package io.antiphon.server.http;

import java.util.List;

/// What readiness and metrics ask the rest of the server.
public interface Health {

    /// What keeps the server from doing its work; empty when it is ready.
    List<String> failures();

    /// What somebody should look after although the server does its work.
    default List<String> warnings() {
        return List.of();
    }

    /// Numbers by metric name (`antiphon_…`).
    List<Gauge> gauges();

    record Gauge(String name, double value) {}
}
