package io.antiphon.persistence.scan;

import io.antiphon.core.Sha256;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.Work;
import io.antiphon.core.library.scan.store.CreditRow;
import io.antiphon.core.text.TextFolding;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The works that tracks are recordings of, with the movements that the tracks hold. What is one work follows from its MusicBrainz id, else
/// from its name and composers, whatever those are called: the fifth symphonies of two composers are two works. A work that was called
/// otherwise before has the id that it had then.
final class WorkTable {

    private static final int KEY_BYTES = 8;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_FOLDED = 300;
    private static final int LONGEST_KEY = 200;
    private static final int MBID_LENGTH = 36;
    private static final String DELETE = "DELETE FROM track_work WHERE track = ?";
    private static final String ADD = "INSERT INTO work (id, work_key, name, folded_name, sort_key, mbid, fresh) "
            + "SELECT CAST(? AS VARCHAR(16)), CAST(? AS VARCHAR(16)), CAST(? AS VARCHAR(1000)), CAST(? AS VARCHAR(300)), CAST(? AS VARCHAR(200)), "
            + "CAST(? AS VARCHAR(36)), TRUE WHERE NOT EXISTS (SELECT 1 FROM work WHERE id = CAST(? AS VARCHAR(16)))";
    private static final String RENAME = "UPDATE work SET name = ?, folded_name = ?, sort_key = ? WHERE id = ? AND name <> ?";
    private static final String INSERT = "INSERT INTO track_work (work, track, movement, movement_number, movement_count) VALUES (?, ?, ?, ?, ?)";

    private final Connection connection;
    private final Statements statements;
    /// Ids by keys, of those that have been called otherwise; all others have their keys for ids.
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    WorkTable(Connection connection, Statements statements) {
        this.connection = connection;
        this.statements = statements;
        List.of(WorkHeirs.LEAVE, DELETE, ADD, RENAME, INSERT).forEach(statements::declare);
        readIds();
    }

    private void readIds() {
        ids.clear();
        taken.clear();
        statements.forEach("SELECT work_key, id FROM work WHERE work_key <> id", null, row -> {
            ids.put(row.getString(1), row.getString(2));
            taken.add(row.getString(2));
        });
    }

    void delete(int track) throws SQLException {
        statements.batch(WorkHeirs.LEAVE).set(track).add();
        statements.batch(DELETE).set(track).add();
    }

    void insert(int track, TrackDetails details, Collection<CreditRow> credits) throws SQLException {
        List<Work> works = details.works();
        List<Movement> movements = details.movements();
        Set<String> told = new HashSet<>();
        for (int i = 0; i < works.size(); i++) {
            String key = key(works.get(i), credits);
            if (told.add(key)) {
                add(key, works.get(i));
                // Of several works the first movement is of the first.
                insert(id(key), track, i < movements.size() ? movements.get(i) : null);
            }
        }
    }

    /// A track is what another one was; after all that was collected.
    void succeed(int track, int other) throws SQLException {
        WorkHeirs.succeed(connection, track, other);
    }

    /// Gives works that are called otherwise the ids that they had; when all that a scan changes is written.
    void settle() throws SQLException {
        WorkHeirs.settle(connection, statements);
        readIds();
    }

    private void add(String key, Work work) throws SQLException {
        String name = cut(work.name(), LONGEST_NAME);
        String folded = TextFolding.fold(name);
        statements.batch(ADD)
                .set(id(key))
                .set(key)
                .set(name)
                .set(cut(folded, LONGEST_FOLDED))
                .set(cut(folded, LONGEST_KEY))
                .set(mbid(work))
                .set(id(key))
                .add();
        statements.batch(RENAME)
                .set(name)
                .set(cut(folded, LONGEST_FOLDED))
                .set(cut(folded, LONGEST_KEY))
                .set(id(key))
                .set(name)
                .add();
    }

    private void insert(String id, int track, @Nullable Movement movement) throws SQLException {
        statements.batch(INSERT)
                .set(id)
                .set(track)
                .set(movement == null ? null : cut(movement.name(), LONGEST_NAME))
                .setInteger(movement == null ? null : movement.number())
                .setInteger(movement == null ? null : movement.count())
                .add();
    }

    /// Never one that is another work's.
    private String id(String key) {
        String known = ids.get(key);
        if (known != null || !taken.contains(key)) {
            return known == null ? key : known;
        }
        String free = key;
        while (taken.contains(free)) {
            free = hash("again " + free);
        }
        ids.put(key, free);
        taken.add(free);
        return free;
    }

    private static @Nullable String mbid(Work work) {
        String mbid = work.mbid();
        return mbid == null || mbid.length() != MBID_LENGTH ? null : mbid.toLowerCase(Locale.ROOT);
    }

    /// Composers by their rows, which stay theirs when they are called otherwise.
    private static String key(Work work, Collection<CreditRow> credits) {
        String mbid = mbid(work);
        return hash(mbid != null ? "mbid " + mbid
                : "name %s\0%s".formatted(TextFolding.fold(work.name()), credits.stream()
                        .filter(credit -> credit.role().equals(Contributor.COMPOSER))
                        .map(credit -> credit.artist())
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "))));
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
    }

    private static String cut(String text, int length) {
        String plain = text.replace("\0", "");
        if (plain.length() <= length) {
            return plain;
        }
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(length - 1)) ? length - 1 : length);
    }
}
