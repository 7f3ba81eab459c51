package io.antiphon.core.history;

import java.time.Duration;
import java.time.Instant;

/// How much was heard in one quarter of an hour: no time zone's hours, days or years begin within one.
///
/// @param begin of the quarter
public record Heard(Instant begin, long plays, Duration listened) {}
