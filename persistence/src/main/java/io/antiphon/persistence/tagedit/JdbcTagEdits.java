package io.antiphon.persistence.tagedit;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.edit.EditState;
import io.antiphon.core.tag.edit.FieldChange;
import io.antiphon.core.tag.edit.TagEdit;
import io.antiphon.core.tag.edit.TagEdits;
import io.antiphon.core.text.JsonText;
import io.antiphon.core.text.JsonValue;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Edits in the table `tag_edit`.
public final class JdbcTagEdits implements TagEdits {

    private static final String SELECT = """
            SELECT id, edit, user_id, user_name, edited_at, track, music_folder, path, changes, state, digest_before, digest_after, kept_bytes,
                undone_at, undone_by FROM tag_edit
            """;

    private final Sql sql;
    private final Transactions transactions;

    public JdbcTagEdits(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public void save(TagEdit edit) {
        Instant undone = edit.undoneAt();
        transactions.run(() -> {
            sql.change("DELETE FROM tag_edit WHERE id = ?", edit.id());
            sql.change("""
                    INSERT INTO tag_edit (id, edit, user_id, user_name, edited_at, track, music_folder, path, changes, state, digest_before,
                        digest_after, kept_bytes, undone_at, undone_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, edit.id(), edit.edit(), edit.user().value(), edit.userName(), edit.at().toEpochMilli(),
                    edit.track().value(), edit.musicFolder(), edit.path(), written(edit.changes()),
                    edit.state().name(), edit.digestBefore(), edit.digestAfter(), edit.keptBytes(),
                    undone == null ? null : undone.toEpochMilli(), edit.undoneBy());
        });
    }

    @Override
    public void delete(String id) {
        sql.change("DELETE FROM tag_edit WHERE id = ?", id);
    }

    @Override
    public List<TagEdit> find(String id) {
        List<TagEdit> one = sql.list(SELECT + " WHERE id = ?", JdbcTagEdits::edit, id);
        return one.isEmpty() ? sql.list(SELECT + " WHERE edit = ? ORDER BY path, id", JdbcTagEdits::edit, id) : one;
    }

    @Override
    public List<TagEdit> list(Set<Integer> musicFolders, @Nullable String before, int limit) {
        if (musicFolders.isEmpty()) {
            return List.of();
        }
        List<Object> parameters = new ArrayList<>(musicFolders);
        StringBuilder query = new StringBuilder(SELECT).append(" WHERE music_folder IN (")
                .append(String.join(", ", Collections.nCopies(musicFolders.size(), "?")))
                .append(')');
        if (before != null) {
            List<Long> last = sql.list("SELECT edited_at FROM tag_edit WHERE id = ?", row -> row.number(1), before);
            if (last.isEmpty()) {
                return List.of();
            }
            query.append(" AND (edited_at < ? OR edited_at = ? AND id > ?)");
            parameters.addAll(List.of(last.getFirst(), last.getFirst(), before));
        }
        parameters.add(limit);
        return sql.list(query.append(" ORDER BY edited_at DESC, id LIMIT ?").toString(), JdbcTagEdits::edit,
                parameters.toArray());
    }

    @Override
    public List<TagEdit> listWriting() {
        return sql.list(SELECT + " WHERE state = ?", JdbcTagEdits::edit, EditState.WRITING.name());
    }

    @Override
    public List<Kept> listKept() {
        return sql.list("SELECT id, kept_bytes FROM tag_edit WHERE kept_bytes > 0 ORDER BY edited_at DESC, id",
                row -> new Kept(row.text(1), row.number(2)));
    }

    @Override
    public void forgetKept(String id) {
        sql.change("UPDATE tag_edit SET kept_bytes = 0 WHERE id = ?", id);
    }

    private static String written(List<FieldChange> changes) {
        return JsonText.write(new JsonValue.Elements(changes.stream()
                .map(change -> (JsonValue) new JsonValue.Members(
                        Map.of("field", new JsonValue.Text(change.field().name()), "before",
                                texts(change.before()), "after", texts(change.after()))))
                .toList()));
    }

    private static JsonValue texts(List<String> values) {
        return new JsonValue.Elements(values.stream().map(value -> (JsonValue) new JsonValue.Text(value)).toList());
    }

    private static List<FieldChange> read(String json) {
        return JsonText.parse(json)
                .elements()
                .stream()
                .map(change -> new FieldChange(
                        TagField.valueOf(change.find("field").flatMap(JsonValue::text).orElseThrow()),
                        texts(change, "before"), texts(change, "after")))
                .toList();
    }

    private static List<String> texts(JsonValue change, String name) {
        return change.find(name)
                .map(JsonValue::elements)
                .orElse(List.of())
                .stream()
                .flatMap(value -> value.text().stream())
                .toList();
    }

    private static TagEdit edit(Row row) {
        return new TagEdit(row.text(1), row.text(2), new UserId(row.text(3)), row.text(4), row.instant(5),
                new TrackId(row.text(6)), row.integer(7), row.text(8), read(row.text(9)),
                EditState.valueOf(row.text(10)), row.text(11), row.text(12), row.number(13), row.instantOrNull(14),
                row.textOrNull(15));
    }
}
