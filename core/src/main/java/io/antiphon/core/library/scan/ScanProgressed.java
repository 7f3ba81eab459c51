package io.antiphon.core.library.scan;

import io.antiphon.core.event.Event;

/// A scan went on, ended or stopped; told at most a few times a second.
public record ScanProgressed(ScanStatus status) implements Event {}
