package io.antiphon.core.audit;

/// Where use cases tell what they did.
@FunctionalInterface
public interface AuditTrail {

    /// Forgets everything.
    AuditTrail NONE = (kind, actor, address, subject, detail) -> {};

    /// Never throws: what was done is done.
    void record(AuditKind kind, String actor, String address, String subject, String detail);

    /// By and from the [Origin] of what is running.
    default void record(AuditKind kind, String subject, String detail) {
        Origin origin = Origin.current();
        record(kind, origin.actor(), origin.address(), subject, detail);
    }

    /// By someone who was nobody before.
    default void recordBy(String actor, AuditKind kind, String subject, String detail) {
        record(kind, actor, Origin.current().address(), subject, detail);
    }
}
