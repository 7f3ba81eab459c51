package io.antiphon.core.health;

import java.util.List;

/// @param failures what keeps the server from doing its work; empty when it is ready
/// @param warnings what somebody should look after although it does
public record HealthStatus(List<String> failures, List<String> warnings) {

    public HealthStatus {
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }

    public boolean isReady() {
        return failures.isEmpty();
    }
}
