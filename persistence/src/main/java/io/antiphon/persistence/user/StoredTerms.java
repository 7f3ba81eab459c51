package io.antiphon.persistence.user;

import io.antiphon.core.user.AccessScope;
import io.antiphon.core.user.Terms;
import io.antiphon.persistence.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// [Terms] in the columns `read_only`, `no_download`, `music_folder` and `expires_at`.
final class StoredTerms {

    private StoredTerms() {}

    /// @param column the first of the four
    static Terms of(Row row, int column) {
        return new Terms(
                new AccessScope(row.flag(column), row.flag(column + 1), row.integerOrNull(column + 2)),
                row.instantOrNull(column + 3));
    }

    static @Nullable Long expiry(Terms terms) {
        Instant expiresAt = terms.expiresAt();
        return expiresAt == null ? null : expiresAt.toEpochMilli();
    }
}
