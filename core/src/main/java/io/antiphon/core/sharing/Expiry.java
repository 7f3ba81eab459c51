package io.antiphon.core.sharing;

import java.time.Instant;

/// When a share is to end.
public sealed interface Expiry {

    record At(Instant moment) implements Expiry {}

    record Never() implements Expiry {}
}
