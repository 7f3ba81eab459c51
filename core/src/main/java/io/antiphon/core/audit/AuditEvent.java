package io.antiphon.core.audit;

import java.time.Instant;

/// One thing that happened.
///
/// @param id later events have larger ones; 0 until it is kept
/// @param actor name of who did it; empty when nobody was signed in
/// @param address where from; empty for this machine's own commands
/// @param subject the account, or what it happened to
/// @param detail for people
public record AuditEvent(long id, Instant at, AuditKind kind, String actor, String address, String subject,
        String detail) {}
