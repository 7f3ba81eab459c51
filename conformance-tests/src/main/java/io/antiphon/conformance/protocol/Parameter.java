package io.antiphon.conformance.protocol;

import org.jspecify.annotations.Nullable;

/// One parameter of an endpoint. `sample` says what a valid value is: `=text` is the text itself, a bare word a
/// thing of the library (`song`, `album`, …) whose id is meant.
public record Parameter(String name, String type, boolean repeats, boolean required, @Nullable String requiredWhen,
        @Nullable String sample) {}
