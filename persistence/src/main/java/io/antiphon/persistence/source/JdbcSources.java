package io.antiphon.persistence.source;

import io.antiphon.core.Sha256;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.source.MusicSource;
import io.antiphon.core.source.SourceItem;
import io.antiphon.core.source.SourceItem.State;
import io.antiphon.core.source.SourceKind;
import io.antiphon.core.source.Sources;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sources in the tables `music_source` and `source_item`.
public final class JdbcSources implements Sources {

    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_SUMMARY = 2_000;
    private static final int LONGEST_ITEM = 4_000;
    private static final int LONGEST_VERSION = 500;
    private static final String SELECT = """
            SELECT id, name, kind, address, account, sealed, music_folder, owner, importing, note, created_at FROM music_source
            """;
    private static final String SELECT_ITEM = "SELECT item, version, state, track, note, changed_at FROM source_item ";

    private final Sql sql;
    private final Transactions transactions;

    public JdbcSources(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public List<MusicSource> listSources() {
        return sql.list(SELECT + " ORDER BY name, id", JdbcSources::source);
    }

    @Override
    public Optional<MusicSource> findSource(String id) {
        return sql.find(SELECT + " WHERE id = ?", JdbcSources::source, id);
    }

    @Override
    public void save(MusicSource source) {
        transactions.run(() -> {
            sql.change("DELETE FROM music_source WHERE id = ?", source.id());
            sql.change("""
                    INSERT INTO music_source (id, name, kind, address, account, music_folder, owner, importing, note, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, source.id(), source.name(), source.kind().name(), source.address(), source.account(),
                    source.musicFolder(), source.owner().value(), source.importing(),
                    shortened(source.note(), LONGEST_SUMMARY), source.createdAt().toEpochMilli());
            byte[] sealed = source.sealed();
            if (sealed != null) {
                reseal(source.id(), sealed);
            }
        });
    }

    /// Replaces what is encrypted, and nothing else.
    public void reseal(String id, byte @Nullable [] sealed) {
        if (sealed == null) {
            sql.change("UPDATE music_source SET sealed = NULL WHERE id = ?", id);
        } else {
            sql.change("UPDATE music_source SET sealed = ? WHERE id = ?", sealed, id);
        }
    }

    @Override
    public void remove(String id) {
        transactions.run(() -> {
            sql.change("DELETE FROM source_item WHERE source = ?", id);
            sql.change("DELETE FROM music_source WHERE id = ?", id);
        });
    }

    private static MusicSource source(Row row) {
        return new MusicSource(row.text(1), row.text(2), SourceKind.valueOf(row.text(3)), row.text(4),
                row.textOrNull(5), row.bytes(6), row.integer(7), new UserId(row.text(8)), row.flag(9), row.text(10),
                row.instant(11));
    }

    @Override
    public Optional<SourceItem> findItem(String source, String id) {
        return sql.find(SELECT_ITEM + "WHERE source = ? AND digest = ?", JdbcSources::item, source, digest(id));
    }

    @Override
    public void save(String source, SourceItem item) {
        TrackId track = item.track();
        transactions.run(() -> {
            // A source that was removed meanwhile leaves nothing behind.
            if (findSource(source).isEmpty()) {
                return;
            }
            sql.change("DELETE FROM source_item WHERE source = ? AND digest = ?", source, digest(item.id()));
            sql.change("""
                    INSERT INTO source_item (source, digest, item, version, state, track, note, changed_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """, source, digest(item.id()), shortened(item.id(), LONGEST_ITEM),
                    shortened(item.version(), LONGEST_VERSION), item.state().name(),
                    track == null ? null : track.value(), shortened(item.note(), LONGEST_NOTE),
                    item.at().toEpochMilli());
        });
    }

    private static String digest(String id) {
        return Sha256.hex(id.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<State, Long> count(String source) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        sql.list("SELECT state, COUNT(*) FROM source_item WHERE source = ? GROUP BY state",
                row -> Map.entry(State.valueOf(row.text(1)), row.number(2)), source)
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    @Override
    public List<SourceItem> listTroubles(String source, int limit) {
        return sql.list(SELECT_ITEM + "WHERE source = ? AND state <> 'PLACED' ORDER BY changed_at DESC, digest LIMIT ?",
                JdbcSources::item, source, limit);
    }

    private static SourceItem item(Row row) {
        String track = row.textOrNull(4);
        return new SourceItem(row.text(1), row.text(2), State.valueOf(row.text(3)),
                track == null ? null : new TrackId(track), row.text(5), row.instant(6));
    }

    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
