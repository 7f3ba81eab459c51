package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.audit.AuditEvent;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditLog;
import java.time.Instant;
import java.util.List;

/// What the audit log must do in every database.
final class AuditLogCases {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private AuditLogCases() {}

    static void holdFor(AuditLog log) {
        for (int i = 0; i < 5; i++) {
            log.add(new AuditEvent(0, NOON.plusSeconds(i), AuditKind.SIGNED_IN, "carol", "::1", "carol", "event " + i));
        }
        List<AuditEvent> latest = log.listBefore(Long.MAX_VALUE, 3);
        assertThat(latest).extracting(AuditEvent::detail).containsExactly("event 4", "event 3", "event 2");
        assertThat(log.listBefore(latest.getLast().id(), 3)).extracting(AuditEvent::detail)
                .containsExactly("event 1", "event 0");
        log.prune(NOON.plusSeconds(1), 100);
        assertThat(log.listBefore(Long.MAX_VALUE, 9)).hasSize(4);
        log.prune(NOON, 2);
        assertThat(log.listBefore(Long.MAX_VALUE, 9)).extracting(AuditEvent::detail)
                .containsExactly("event 4", "event 3");
    }
}
