package io.antiphon.core.enrichment;

import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody said a value of one field of one thing.
///
/// @param provider its name, where a provider said it
/// @param candidate what it was applied from, where a provider said it
/// @param confidence from 0 to 1: the candidate's score; 1 for what a person said
/// @param by account of who applied or said it; absent when the program did so by itself, or the account is gone
/// @param revertedAt when it was taken back; absent while it holds
public record Step(String id, Layered kind, String item, Field field, FieldValue value, Source source,
        @Nullable String provider, @Nullable String candidate, double confidence, Instant at, @Nullable String by,
        @Nullable Instant revertedAt, @Nullable String revertedBy) {

    /// Who says values besides tags.
    public enum Source {
        PROVIDER, USER
    }

    public boolean isReverted() {
        return revertedAt != null;
    }
}
