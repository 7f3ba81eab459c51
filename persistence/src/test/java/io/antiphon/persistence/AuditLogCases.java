package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.audit.AuditEvent;
import io.antiphon.core.audit.AuditFilter;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditLog;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What the audit log must do in every database.
final class AuditLogCases {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private AuditLogCases() {}

    static void holdFor(AuditLog log) {
        for (int i = 0; i < 5; i++) {
            log.add(new AuditEvent(0, NOON.plusSeconds(i), AuditKind.SIGNED_IN, "carol", "::1", "carol", "event " + i));
        }
        List<AuditEvent> latest = log.listBefore(AuditFilter.ALL, Long.MAX_VALUE, 3);
        assertThat(latest).extracting(AuditEvent::detail).containsExactly("event 4", "event 3", "event 2");
        assertThat(log.listBefore(AuditFilter.ALL, latest.getLast().id(), 3)).extracting(AuditEvent::detail)
                .containsExactly("event 1", "event 0");
        findsWhatIsAskedFor(log);
        log.prune(NOON.plusSeconds(1), 100);
        assertThat(log.listBefore(AuditFilter.ALL, Long.MAX_VALUE, 9)).hasSize(4);
        log.prune(NOON, 2);
        assertThat(log.listBefore(AuditFilter.ALL, Long.MAX_VALUE, 9)).extracting(AuditEvent::detail)
                .containsExactly("event 4", "event 3");
    }

    private static void findsWhatIsAskedFor(AuditLog log) {
        assertThat(log.listBefore(new AuditFilter(Set.of(), "CAROL", NOON.plusSeconds(1), NOON.plusSeconds(3)),
                Long.MAX_VALUE, 9)).extracting(AuditEvent::detail).containsExactly("event 2", "event 1");
        assertThat(log.listBefore(new AuditFilter(Set.of(), "dave", null, null), Long.MAX_VALUE, 9)).isEmpty();
        assertThat(log.listBefore(new AuditFilter(Set.of(AuditKind.ROLE_CHANGED, AuditKind.SIGNED_OUT), null, null,
                null), Long.MAX_VALUE, 9)).isEmpty();
        assertThat(log.listBefore(new AuditFilter(Set.of(AuditKind.ROLE_CHANGED, AuditKind.SIGNED_IN), "carol", null,
                null), Long.MAX_VALUE, 9)).hasSize(5);
    }
}
