package io.antiphon.core.health;

import io.antiphon.core.event.Event;

/// The server fares otherwise than before.
public record HealthChanged(HealthStatus status) implements Event {}
