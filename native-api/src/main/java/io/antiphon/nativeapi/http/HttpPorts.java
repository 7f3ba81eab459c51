package io.antiphon.nativeapi.http;

import io.antiphon.core.repeat.RepeatedRequests;
import java.time.Clock;

/// What the way of every request stands on.
///
/// @param origins of pages of other places that may call this API
/// @param repeats what was sent with an `Idempotency-Key`
/// @param requestsPerMinute that one caller may send; 0 for any number
public record HttpPorts(CallerPorts callers, Origins origins, Cursors cursors, RepeatedRequests repeats,
        int requestsPerMinute, Clock clock) {}
