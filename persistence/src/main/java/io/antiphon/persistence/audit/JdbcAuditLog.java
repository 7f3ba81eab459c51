package io.antiphon.persistence.audit;

import io.antiphon.core.audit.AuditEvent;
import io.antiphon.core.audit.AuditFilter;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditLog;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    public List<AuditEvent> listBefore(AuditFilter filter, long before, int limit) {
        StringBuilder query = new StringBuilder("""
                SELECT id, happened_at, kind, actor, address, subject, detail FROM audit_event WHERE id < ?
                """);
        List<@Nullable Object> parameters = new ArrayList<>(List.of(before));
        if (!filter.kinds().isEmpty()) {
            query.append(
                    " AND kind IN (%s)".formatted(String.join(", ", Collections.nCopies(filter.kinds().size(), "?"))));
            filter.kinds().forEach(kind -> parameters.add(kind.name()));
        }
        String name = filter.name();
        if (name != null) {
            query.append(" AND (LOWER(actor) = LOWER(?) OR LOWER(subject) = LOWER(?))");
            parameters.add(name);
            parameters.add(name);
        }
        bound(query, parameters, " AND happened_at >= ?", filter.since());
        bound(query, parameters, " AND happened_at < ?", filter.until());
        parameters.add(limit);
        return sql.list(query.append(" ORDER BY id DESC LIMIT ?").toString(), JdbcAuditLog::event,
                parameters.toArray());
    }

    private static void bound(StringBuilder query, List<@Nullable Object> parameters, String condition,
            @Nullable Instant moment) {
        if (moment != null) {
            query.append(condition);
            parameters.add(moment.toEpochMilli());
        }
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
