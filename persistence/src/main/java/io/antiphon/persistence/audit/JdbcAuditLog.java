package io.antiphon.persistence.audit;

import io.antiphon.core.audit.AuditEvent;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditLog;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import java.time.Instant;
import java.util.List;

/// Events in the table `audit_event`.
public final class JdbcAuditLog implements AuditLog {

    private final Sql sql;

    public JdbcAuditLog(Database database) {
        this.sql = database.sql();
    }

    @Override
    public void add(AuditEvent event) {
        sql.change("""
                INSERT INTO audit_event (happened_at, kind, actor, address, subject, detail) VALUES (?, ?, ?, ?, ?, ?)
                """, event.at().toEpochMilli(), event.kind().name(), event.actor(), event.address(), event.subject(),
                event.detail());
    }

    @Override
    public List<AuditEvent> listBefore(long before, int limit) {
        return sql.list("""
                SELECT id, happened_at, kind, actor, address, subject, detail FROM audit_event
                WHERE id < ? ORDER BY id DESC LIMIT ?
                """, JdbcAuditLog::event, before, limit);
    }

    @Override
    public void prune(Instant olderThan, int most) {
        sql.change("DELETE FROM audit_event WHERE happened_at < ?", olderThan.toEpochMilli());
        sql.change("""
                DELETE FROM audit_event WHERE id <= (SELECT id FROM audit_event ORDER BY id DESC LIMIT 1 OFFSET ?)
                """, most);
    }

    private static AuditEvent event(Row row) {
        return new AuditEvent(row.number(1), row.instant(2), AuditKind.valueOf(row.text(3)), row.text(4), row.text(5),
                row.text(6), row.text(7));
    }
}
