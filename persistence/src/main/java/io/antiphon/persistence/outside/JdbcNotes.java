package io.antiphon.persistence.outside;

import io.antiphon.core.library.ItemId;
import io.antiphon.core.outside.Note;
import io.antiphon.core.outside.Notes;
import io.antiphon.core.outside.Told;
import io.antiphon.core.outside.Topic;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Notes in the table `outside_note`.
public final class JdbcNotes implements Notes {

    private final Sql sql;
    private final Transactions transactions;

    public JdbcNotes(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public Map<Topic, Note> find(ItemId item) {
        Map<Topic, Note> notes = new EnumMap<>(Topic.class);
        sql.list("""
                SELECT topic, provider, document, fetched_at, expires_at FROM outside_note WHERE kind = ? AND item = ?
                """, JdbcNotes::note, Kinds.of(item), item.value())
                .forEach(found -> found.ifPresent(note -> notes.put(note.topic(), note)));
        return notes;
    }

    /// Empty when it is of a topic that is no more, or was written otherwise: it is asked for again then.
    private static Optional<Note> note(Row row) {
        Optional<Topic> topic = Arrays.stream(Topic.values())
                .filter(one -> one.name().equals(row.text(1)))
                .findFirst();
        String document = row.textOrNull(3);
        if (topic.isEmpty()) {
            return Optional.empty();
        }
        Optional<Told> told = document == null ? Optional.empty() : ToldCodec.decode(topic.get(), document);
        return document != null && told.isEmpty() ? Optional.empty()
                : Optional.of(new Note(topic.get(), row.textOrNull(2), told.orElse(null), row.instant(4),
                        row.instant(5)));
    }

    @Override
    public void put(ItemId item, Note note) {
        int kind = Kinds.of(item);
        String id = item.value();
        Told told = note.told();
        String document = told == null ? null : ToldCodec.encode(told);
        transactions.run(() -> {
            sql.change("DELETE FROM outside_note WHERE kind = ? AND item = ? AND topic = ?", kind, id,
                    note.topic().name());
            sql.change("""
                    INSERT INTO outside_note (kind, item, topic, provider, document, fetched_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """, kind, id, note.topic().name(), note.provider(), document, note.fetchedAt().toEpochMilli(),
                    note.expiresAt().toEpochMilli());
        });
    }
}
