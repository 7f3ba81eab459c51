package io.antiphon.nativeapi.http;

import java.time.Clock;

/// What the way of every request stands on.
///
/// @param origins of pages of other places that may call this API
/// @param requestsPerMinute that one caller may send; 0 for any number
public record HttpPorts(CallerPorts callers, Origins origins, Cursors cursors, int requestsPerMinute, Clock clock) {}
