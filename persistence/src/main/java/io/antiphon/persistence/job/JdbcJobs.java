package io.antiphon.persistence.job;

import io.antiphon.core.job.Job;
import io.antiphon.core.job.JobKind;
import io.antiphon.core.job.JobState;
import io.antiphon.core.job.Jobs;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Jobs in the table `job`.
public final class JdbcJobs implements Jobs {

    private static final int MAX_NOTE = 2_000;
    private static final String SELECT = """
            SELECT id, kind, state, subject, done, total, note, attempts, created_at, ended_at FROM job
            """;

    private final Sql sql;
    private final Transactions transactions;

    public JdbcJobs(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public Optional<Job> find(String id) {
        return sql.find(SELECT + " WHERE id = ?", JdbcJobs::job, id);
    }

    @Override
    public List<Job> listOpen() {
        return sql.list(SELECT + " WHERE state = ?", JdbcJobs::job, JobState.RUNNING.name());
    }

    @Override
    public List<Job> list(@Nullable JobKind kind, @Nullable String before, int limit) {
        StringBuilder query = new StringBuilder(SELECT).append(" WHERE 1 = 1");
        List<Object> parameters = new ArrayList<>();
        if (kind != null) {
            query.append(" AND kind = ?");
            parameters.add(kind.name());
        }
        if (before != null) {
            Optional<Job> last = find(before);
            if (last.isEmpty()) {
                return List.of();
            }
            long at = last.get().createdAt().toEpochMilli();
            query.append(" AND (created_at < ? OR created_at = ? AND id > ?)");
            parameters.addAll(List.of(at, at, before));
        }
        parameters.add(limit);
        return sql.list(query.append(" ORDER BY created_at DESC, id LIMIT ?").toString(), JdbcJobs::job,
                parameters.toArray());
    }

    @Override
    public void save(Job job) {
        String note = job.note().length() <= MAX_NOTE ? job.note() : job.note().substring(0, MAX_NOTE);
        Instant ended = job.endedAt();
        transactions.run(() -> {
            sql.change("DELETE FROM job WHERE id = ?", job.id());
            sql.change("""
                    INSERT INTO job (id, kind, state, subject, done, total, note, attempts, created_at, ended_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, job.id(), job.kind().name(), job.state().name(), job.subject(), job.done(), job.total(), note,
                    job.attempts(), job.createdAt().toEpochMilli(), ended == null ? null : ended.toEpochMilli());
        });
    }

    @Override
    public void prune(Instant before) {
        sql.change("DELETE FROM job WHERE ended_at < ?", before.toEpochMilli());
    }

    private static Job job(Row row) {
        return new Job(row.text(1), JobKind.valueOf(row.text(2)), JobState.valueOf(row.text(3)), row.text(4),
                row.number(5), row.number(6), row.text(7), row.integer(8), row.instant(9), row.instantOrNull(10));
    }
}
