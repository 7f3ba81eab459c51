package io.antiphon.persistence.enrichment;

import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.CandidateState;
import io.antiphon.core.enrichment.CandidateStore;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Candidates in the table `candidate`.
public final class JdbcCandidates implements CandidateStore {

    private static final String SELECT = """
            SELECT c.id, c.kind, c.item, c.provider, c.provider_id, c.state, c.found_at, c.document FROM candidate c
            """;
    private static final String THERE = """
            (c.kind = 1 AND EXISTS (SELECT 1 FROM track t WHERE t.id = c.item AND t.missing = FALSE)
                OR c.kind = 2 AND EXISTS (SELECT 1 FROM album a WHERE a.id = c.item AND a.missing = FALSE))
            """;

    private final Sql sql;

    public JdbcCandidates(Database database) {
        this.sql = database.sql();
    }

    @Override
    public Optional<Candidate> find(String id) {
        return sql.find(SELECT + "WHERE c.id = ?", JdbcCandidates::candidate, id);
    }

    @Override
    public List<Candidate> list(Layered kind, String item) {
        return sql.list(SELECT + "WHERE c.kind = ? AND c.item = ? ORDER BY c.score DESC, c.id",
                JdbcCandidates::candidate, JdbcSteps.kindOf(kind), item);
    }

    @Override
    public List<Candidate> list(CandidateState state, @Nullable Candidate after, int limit) {
        if (after == null) {
            return sql.list(SELECT + "WHERE c.state = ? AND " + THERE + " ORDER BY c.score DESC, c.id LIMIT ?",
                    JdbcCandidates::candidate, state.name(), limit);
        }
        return sql.list(SELECT + "WHERE c.state = ? AND (c.score < ? OR c.score = ? AND c.id > ?) AND " + THERE
                + " ORDER BY c.score DESC, c.id LIMIT ?", JdbcCandidates::candidate, state.name(),
                after.score().total(), after.score().total(), after.id(), limit);
    }

    @Override
    public void setState(String id, CandidateState state) {
        sql.change("UPDATE candidate SET state = ? WHERE id = ?", state.name(), id);
    }

    /// In a transaction: takes the place of what was claimed before, unless somebody looked at that.
    void save(Candidate candidate) {
        sql.change(
                "DELETE FROM candidate WHERE kind = ? AND item = ? AND provider = ? AND provider_id = ? AND state = ?",
                JdbcSteps.kindOf(candidate.kind()), candidate.item(), candidate.provider(), idOf(candidate),
                CandidateState.OPEN.name());
        boolean looked = sql.find("""
                SELECT 1 FROM candidate WHERE kind = ? AND item = ? AND provider = ? AND provider_id = ?
                """, row -> row.integer(1), JdbcSteps.kindOf(candidate.kind()), candidate.item(),
                candidate.provider(), idOf(candidate)).isPresent();
        if (looked && candidate.state() == CandidateState.OPEN) {
            return;
        }
        sql.change("""
                INSERT INTO candidate (id, kind, item, provider, provider_id, state, score, found_at, document)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, candidate.id(), JdbcSteps.kindOf(candidate.kind()), candidate.item(), candidate.provider(),
                idOf(candidate), candidate.state().name(), rounded(candidate), candidate.foundAt().toEpochMilli(),
                CandidateJson.encode(candidate));
    }

    /// As the document has it, so that lists can be read on from where they stopped.
    private static double rounded(Candidate candidate) {
        return CandidateJson.decode(CandidateJson.encode(candidate)).score().total();
    }

    private static String idOf(Candidate candidate) {
        String id = candidate.providerId();
        return id.length() > 500 ? id.substring(0, 500) : id;
    }

    private static Candidate candidate(Row row) {
        CandidateJson document = CandidateJson.decode(row.text(8));
        return new Candidate(row.text(1), JdbcSteps.kindOf(row.integer(2)), row.text(3), row.text(4), row.text(5),
                document.url(), CandidateState.valueOf(row.text(6)), document.score(), document.sureOfEdition(),
                row.instant(7), document.claims(), document.tracks());
    }
}
