package io.antiphon.persistence.scan;

import io.antiphon.core.Sha256;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.Work;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.text.TextFolding;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The works that tracks are recordings of, with the movements that the tracks hold. A work has the id that follows from its MusicBrainz id,
/// else from its name and composers: the fifth symphonies of two composers are two works.
final class WorkTable {

    private static final int ID_BYTES = 8;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_FOLDED = 300;
    private static final int LONGEST_KEY = 200;
    private static final String DELETE = "DELETE FROM track_work WHERE track = ?";
    private static final String ADD = "INSERT INTO work (id, name, folded_name, sort_key, mbid) "
            + "SELECT CAST(? AS VARCHAR(16)), CAST(? AS VARCHAR(1000)), CAST(? AS VARCHAR(300)), CAST(? AS VARCHAR(200)), CAST(? AS VARCHAR(36)) "
            + "WHERE NOT EXISTS (SELECT 1 FROM work WHERE id = CAST(? AS VARCHAR(16)))";
    private static final String RENAME = "UPDATE work SET name = ?, folded_name = ?, sort_key = ? WHERE id = ? AND name <> ?";
    private static final String INSERT = "INSERT INTO track_work (work, track, movement, movement_number, movement_count) VALUES (?, ?, ?, ?, ?)";

    private final Statements statements;

    WorkTable(Statements statements) {
        this.statements = statements;
        List.of(DELETE, ADD, RENAME, INSERT).forEach(statements::declare);
    }

    void delete(int track) throws SQLException {
        statements.batch(DELETE).set(track).add();
    }

    void insert(int track, TrackRow.Facts facts) throws SQLException {
        List<Work> works = facts.details().works();
        List<Movement> movements = facts.details().movements();
        Set<String> told = new HashSet<>();
        for (int i = 0; i < works.size(); i++) {
            String id = id(works.get(i), facts.credits().contributors());
            if (told.add(id)) {
                add(id, works.get(i));
                // Of several works the first movement is of the first.
                insert(id, track, i < movements.size() ? movements.get(i) : null);
            }
        }
    }

    private void add(String id, Work work) throws SQLException {
        String name = cut(work.name(), LONGEST_NAME);
        String folded = TextFolding.fold(name);
        statements.batch(ADD)
                .set(id)
                .set(name)
                .set(cut(folded, LONGEST_FOLDED))
                .set(cut(folded, LONGEST_KEY))
                .set(mbid(work))
                .set(id)
                .add();
        statements.batch(RENAME)
                .set(name)
                .set(cut(folded, LONGEST_FOLDED))
                .set(cut(folded, LONGEST_KEY))
                .set(id)
                .set(name)
                .add();
    }

    private void insert(String id, int track, @org.jspecify.annotations.Nullable Movement movement)
            throws SQLException {
        statements.batch(INSERT)
                .set(id)
                .set(track)
                .set(movement == null ? null : cut(movement.name(), LONGEST_NAME))
                .setInteger(movement == null ? null : movement.number())
                .setInteger(movement == null ? null : movement.count())
                .add();
    }

    private static @org.jspecify.annotations.Nullable String mbid(Work work) {
        String mbid = work.mbid();
        return mbid == null || mbid.length() != 36 ? null : mbid.toLowerCase(java.util.Locale.ROOT);
    }

    private static String id(Work work, List<Contributor> contributors) {
        String mbid = mbid(work);
        String key = mbid != null ? "mbid " + mbid
                : "name %s\0%s".formatted(TextFolding.fold(work.name()), contributors.stream()
                        .filter(one -> one.role().equals("composer"))
                        .map(one -> TextFolding.fold(one.artist().name()))
                        .sorted()
                        .collect(Collectors.joining("\0")));
        return Sha256.hex(key.getBytes(StandardCharsets.UTF_8), ID_BYTES);
    }

    private static String cut(String text, int length) {
        String plain = text.replace("\0", "");
        if (plain.length() <= length) {
            return plain;
        }
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(length - 1)) ? length - 1 : length);
    }
}
