package io.antiphon.nativeapi.http;

import io.antiphon.core.Sha256;
import java.nio.charset.StandardCharsets;

/// Names the states of what has no version of its own: what is told of it is its state.
public final class States {

    private static final int BYTES = 15;

    private States() {}

    /// @param told whose text says all of it, and the same for the same; only a digest of it gets out
    /// @return an entity tag, without quotes
    public static String of(Record told) {
        return Sha256.hex(told.toString().getBytes(StandardCharsets.UTF_8), BYTES);
    }
}
