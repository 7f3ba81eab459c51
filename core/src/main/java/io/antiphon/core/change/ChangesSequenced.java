package io.antiphon.core.change;

import io.antiphon.core.event.Event;

/// Changes can be asked for.
public record ChangesSequenced(Sequenced changes) implements Event {}
