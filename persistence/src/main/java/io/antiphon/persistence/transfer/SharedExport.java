package io.antiphon.persistence.transfer;

import static io.antiphon.persistence.transfer.ItemLines.fields;

import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.CandidateState;
import io.antiphon.core.library.layer.Field;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.enrichment.CandidateJson;
import io.antiphon.persistence.enrichment.JdbcCandidates;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes what is nobody's own: pictures that people chose, what was decided of candidates, who said which value, and where things are found
/// elsewhere. Pictures and candidates come before the steps that name them.
final class SharedExport {

    private static final int PAGE = 1_000;

    private final Sql sql;
    private final Aliases aliases;
    private final JdbcCandidates candidates;
    private final Map<String, String> users;
    private final Lines lines;

    /// Where lines go.
    interface Lines {

        void write(String type, Map<String, @Nullable Object> fields) throws IOException;
    }

    /// @param users names by id
    SharedExport(Database database, Map<String, String> users, Lines lines) {
        this.sql = database.sql();
        this.aliases = new Aliases(sql);
        this.candidates = new JdbcCandidates(database);
        this.users = users;
        this.lines = lines;
    }

    void write() throws IOException {
        pictures();
        candidates(CandidateState.APPLIED);
        candidates(CandidateState.DISMISSED);
        steps();
        references();
    }

    /// Whoever is gone has no name any more.
    private @Nullable String name(@Nullable String user) {
        return user == null ? null : users.get(user);
    }

    private static @Nullable String moment(Row row, int column) {
        Instant moment = row.instantOrNull(column);
        return moment == null ? null : moment.toString();
    }

    /// Those that people chose: what a provider has is found there again.
    private void pictures() throws IOException {
        Set<String> chosen = new TreeSet<>();
        sql.list("SELECT field_value FROM field_step WHERE field = ? AND source = 2 AND kind <> 1", row -> row.text(1),
                Field.COVER.name()).forEach(value -> chosen.addAll(ItemLines.texts(value)));
        for (String id : chosen) {
            for (Map<String, @Nullable Object> picture : sql.list("""
                    SELECT id, kind, item, source, picture_type, label, origin, kept_at, kept_by, content,
                        provider
                    FROM kept_picture WHERE id = ?
                    """, this::picture, id)) {
                lines.write("picture", picture);
            }
        }
    }

    private Map<String, @Nullable Object> picture(Row row) {
        byte[] content = row.bytes(10);
        return fields("ref", row.text(1), "of", ItemMatcher.typeOf(row.integer(2)), "item", row.text(3), "source",
                written(row.text(4)), "shows", written(row.text(5)), "label", row.text(6), "origin", row.text(7),
                "provider", row.textOrNull(11), "at", moment(row, 8), "by", name(row.textOrNull(9)), "content",
                Base64.getEncoder().encodeToString(content == null ? new byte[0] : content));
    }

    private static String written(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void candidates(CandidateState state) throws IOException {
        List<Candidate> page = candidates.list(state, null, PAGE);
        while (!page.isEmpty()) {
            for (Candidate candidate : page) {
                lines.write("candidate", fields("ref", candidate.id(), "of", written(candidate.kind().name()), "item",
                        candidate.item(), "provider", candidate.provider(), "providerId", candidate.providerId(),
                        "state", written(state.name()), "at", candidate.foundAt().toString(), "document",
                        CandidateJson.encode(candidate)));
            }
            page = candidates.list(state, page.getLast(), PAGE);
        }
    }

    private void steps() throws IOException {
        record Said(long number, Map<String, @Nullable Object> fields) {}
        long last = -1;
        List<Said> page;
        do {
            page = sql.list("""
                    SELECT seq, kind, item, field, field_value, source, provider, candidate, confidence, made_at, made_by,
                        reverted_at, reverted_by FROM field_step
                    WHERE seq > ? AND (field <> ? OR source <> 1) ORDER BY seq LIMIT ?
                    """, row -> new Said(row.number(1), step(row)), last, Field.COVER.name(), PAGE);
            for (Said said : page) {
                lines.write("step", said.fields());
                last = said.number();
            }
        } while (!page.isEmpty());
    }

    private Map<String, @Nullable Object> step(Row row) {
        return fields("of", ItemMatcher.typeOf(row.integer(2)), "item", row.text(3), "field",
                Field.valueOf(row.text(4)).written(), "values", ItemLines.texts(row.text(5)), "source",
                row.integer(6) == 1 ? "provider" : "user", "provider", row.textOrNull(7), "candidate",
                row.textOrNull(8), "confidence", row.decimalOrNull(9), "at", moment(row, 10), "by",
                name(row.textOrNull(11)), "revertedAt", moment(row, 12), "revertedBy", name(row.textOrNull(13)));
    }

    private void references() throws IOException {
        for (Map<String, @Nullable Object> reference : sql.list("""
                SELECT kind, item, url, added_by, added_at FROM external_reference ORDER BY added_at, id
                """, row -> {
            int kind = row.integer(1);
            String type = kind == Kinds.TRACK || kind == Kinds.ALBUM ? ItemMatcher.typeOf(kind) : "artist";
            return fields("of", type, "item", aliases.resolve(kind, row.text(2)), "url", row.text(3), "by",
                    name(row.text(4)), "at", moment(row, 5));
        })) {
            lines.write("reference", reference);
        }
    }
}
