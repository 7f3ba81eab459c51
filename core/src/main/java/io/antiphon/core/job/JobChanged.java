package io.antiphon.core.job;

import io.antiphon.core.event.Event;

/// A job began, came on or ended.
public record JobChanged(Job job) implements Event {}
