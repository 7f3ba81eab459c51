package io.antiphon.core.audit;

import java.time.Instant;
import java.util.List;

/// Keeps events.
public interface AuditLog {

    /// Gives it an id.
    void add(AuditEvent event);

    /// The latest first.
    ///
    /// @param before the id that all of them come before
    List<AuditEvent> listBefore(AuditFilter filter, long before, int limit);

    /// Deletes what is older than a moment, and what is more than the latest `most`.
    void prune(Instant olderThan, int most);
}
