package io.antiphon.core.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which events to show.
///
/// @param kinds none for every kind
/// @param name of who did it or whom it happened to, without case; absent for everyone
/// @param since the first moment; absent for the beginning
/// @param until the moment after the last; absent for now
public record AuditFilter(Set<AuditKind> kinds, @Nullable String name, @Nullable Instant since,
        @Nullable Instant until) {

    public static final AuditFilter ALL = new AuditFilter(Set.of(), null, null, null);

    public AuditFilter {
        kinds = Set.copyOf(kinds);
    }
}
