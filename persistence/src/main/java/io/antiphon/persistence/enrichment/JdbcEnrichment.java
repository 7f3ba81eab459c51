package io.antiphon.persistence.enrichment;

import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.EnrichmentCounts;
import io.antiphon.core.enrichment.EnrichmentState;
import io.antiphon.core.enrichment.EnrichmentStore;
import io.antiphon.core.enrichment.ItemState;
import io.antiphon.core.enrichment.PendingAlbum;
import io.antiphon.core.enrichment.PendingTrack;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Settings;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How look-ups stand, in the table `enrichment_state`.
public final class JdbcEnrichment implements EnrichmentStore {

    private static final String PAUSED = "enrichment.paused";
    private static final int LONGEST_ERROR = 1_000;
    private static final String SELECT = """
            SELECT kind, item, state, asked, attempts, error, looked_at FROM enrichment_state
            """;

    private final Sql sql;
    private final Transactions transactions;
    private final Settings settings;
    private final PendingReads reads;
    private final JdbcCandidates candidates;
    private final JdbcSteps steps;

    public JdbcEnrichment(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.settings = new Settings(database);
        this.reads = new PendingReads(sql);
        this.candidates = new JdbcCandidates(database);
        this.steps = new JdbcSteps(database);
    }

    @Override
    public List<PendingAlbum> listAlbums(int afterRow, int count) {
        return reads.albums(afterRow, count);
    }

    @Override
    public List<PendingTrack> listTracks(int afterRow, int count, boolean settled) {
        return reads.tracks(afterRow, count, settled);
    }

    @Override
    public Optional<ItemState> findState(Layered kind, String item) {
        return sql.find(SELECT + " WHERE kind = ? AND item = ?", JdbcEnrichment::state, JdbcSteps.kindOf(kind), item);
    }

    private static ItemState state(Row row) {
        return new ItemState(JdbcSteps.kindOf(row.integer(1)), row.text(2), EnrichmentState.valueOf(row.text(3)),
                PendingReads.names(row.text(4)), row.integer(5), row.textOrNull(6), row.instant(7));
    }

    @Override
    public EnrichmentCounts count() {
        return new EnrichmentCounts(counts("""
                SELECT COALESCE(s.state, 'PENDING'), COUNT(*) FROM album a
                LEFT JOIN enrichment_state s ON s.kind = 2 AND s.item = a.id
                WHERE a.missing = FALSE GROUP BY s.state
                """), counts("""
                SELECT COALESCE(s.state, 'PENDING'), COUNT(*) FROM track t
                LEFT JOIN enrichment_state s ON s.kind = 1 AND s.item = t.id
                WHERE t.missing = FALSE AND t.video = FALSE GROUP BY s.state
                """));
    }

    private Map<EnrichmentState, Long> counts(String query) {
        Map<EnrichmentState, Long> counts = new EnumMap<>(EnrichmentState.class);
        sql.list(query, row -> Map.entry(EnrichmentState.valueOf(row.text(1)), row.number(2)))
                .forEach(count -> counts.merge(count.getKey(), count.getValue(), Long::sum));
        return counts;
    }

    @Override
    public List<ItemState> listFailures(int count) {
        return sql.list(SELECT + " WHERE state = 'FAILED' ORDER BY looked_at DESC, item LIMIT ?",
                JdbcEnrichment::state, count);
    }

    @Override
    public void save(List<ItemState> states, List<Candidate> found, List<Step> applied) {
        transactions.run(() -> {
            saveStates(states);
            found.forEach(candidates::save);
            steps.add(applied);
        });
    }

    /// An album brings one for each of its tracks, so that they are written at once.
    private void saveStates(List<ItemState> states) {
        try (Connection connection = transactions.connection();
                PreparedStatement delete = connection
                        .prepareStatement("DELETE FROM enrichment_state WHERE kind = ? AND item = ?");
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO enrichment_state (kind, item, state, asked, attempts, error, looked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (ItemState state : states) {
                delete.setInt(1, JdbcSteps.kindOf(state.kind()));
                delete.setString(2, state.item());
                delete.addBatch();
                bind(insert, state);
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        } catch (SQLException e) {
            throw new SqlFailure("keeping how look-ups ended", e);
        }
    }

    private static void bind(PreparedStatement insert, ItemState state) throws SQLException {
        insert.setInt(1, JdbcSteps.kindOf(state.kind()));
        insert.setString(2, state.item());
        insert.setString(3, state.state().name());
        insert.setString(4, String.join(",", state.asked()));
        insert.setInt(5, state.attempts());
        insert.setString(6, cut(state.error()));
        insert.setLong(7, state.lookedAt() == null ? 0 : state.lookedAt().toEpochMilli());
    }

    private static @Nullable String cut(@Nullable String error) {
        return error != null && error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }

    @Override
    public void forget(Layered kind, String item) {
        transactions.run(() -> {
            sql.change("DELETE FROM enrichment_state WHERE kind = ? AND item = ?", JdbcSteps.kindOf(kind), item);
            if (kind == Layered.ALBUM) {
                sql.change("""
                        DELETE FROM enrichment_state WHERE kind = 1 AND item IN (
                            SELECT t.id FROM track t JOIN album a ON a.row_no = t.album WHERE a.id = ?)
                        """, item);
            }
        });
    }

    @Override
    public void forgetFailures() {
        sql.change("DELETE FROM enrichment_state WHERE state = 'FAILED'");
    }

    @Override
    public boolean isPaused() {
        return settings.find(PAUSED).filter("true"::equals).isPresent();
    }

    @Override
    public void setPaused(boolean paused) {
        settings.put(PAUSED, Boolean.toString(paused));
    }

}
