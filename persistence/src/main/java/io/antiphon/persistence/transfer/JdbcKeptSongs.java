package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.antiphon.core.LibraryException;
import io.antiphon.core.transfer.KeptSongs;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What [UnmatchedSongs] kept. It is taken in as it came: as the lines of an export.
public final class JdbcKeptSongs implements KeptSongs {

    private static final int FETCHED = 1_000;

    private final Sql sql;
    private final Transactions transactions;
    private final UserDataTransfer transfer;
    private final Path folder;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    /// @param folder for the lines until they are read
    public JdbcKeptSongs(Database database, UserDataTransfer transfer, Path folder, Clock clock) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.transfer = transfer;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public List<UserId> listOwners() {
        return sql.list("SELECT DISTINCT user_id FROM external_track ORDER BY user_id",
                row -> new UserId(row.text(1)));
    }

    @Override
    public List<KeptSong> list(UserId user, @Nullable String after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(user.value()));
        String rest = "";
        if (after != null) {
            Optional<List<String>> last = sql.find(
                    "SELECT artist, title FROM external_track WHERE user_id = ? AND digest = ?",
                    row -> List.of(row.text(1), row.text(2)), user.value(), after);
            if (last.isEmpty()) {
                return List.of();
            }
            String artist = last.get().getFirst();
            String title = last.get().getLast();
            rest = " AND (t.artist > ? OR t.artist = ? AND (t.title > ? OR t.title = ? AND t.digest > ?))";
            parameters.addAll(List.of(artist, artist, title, title, after));
        }
        parameters.add(limit);
        return sql.list("""
                SELECT t.digest, t.title, t.artist, t.album, t.url, t.kept_at,
                    (SELECT COUNT(*) FROM external_deed d WHERE d.user_id = t.user_id AND d.track = t.digest)
                FROM external_track t WHERE t.user_id = ?%s ORDER BY t.artist, t.title, t.digest LIMIT ?
                """.formatted(rest), row -> new KeptSong(row.text(1), row.text(2), row.text(3), row.text(4),
                row.text(5), row.number(7), row.instant(6)), parameters.toArray());
    }

    @Override
    public boolean forget(UserId user, String id) {
        return transactions.call(() -> {
            sql.change("DELETE FROM external_deed WHERE user_id = ? AND track = ?", user.value(), id);
            return sql.change("DELETE FROM external_track WHERE user_id = ? AND digest = ?", user.value(), id) > 0;
        });
    }

    /// Taking in keeps again what is still not here, and so tells what is.
    @Override
    public TransferReport match(UserId user) throws IOException {
        String name = sql.find("SELECT name FROM app_user WHERE id = ?", row -> row.text(1), user.value())
                .orElseThrow(() -> new LibraryException.NotFound("User", user.value()));
        Path file = Files.createTempFile(folder, "kept", ".jsonl");
        try {
            try (BufferedWriter out = LineWriter.open(file)) {
                ObjectNode head = json.createObjectNode().put("type", "antiphon").put("format", UserDataExport.FORMAT);
                out.write(head.put("at", clock.instant().toString()) + "\n");
                out.write(json.createObjectNode().put("type", "user").put("name", name) + "\n");
                write(out, "SELECT line FROM external_track WHERE user_id = ?", user);
                write(out, "SELECT line FROM external_deed WHERE user_id = ?", user);
            }
            sql.change("UPDATE external_track SET seen = FALSE WHERE user_id = ?", user.value());
            try (InputStream in = Files.newInputStream(file)) {
                TransferReport report = transfer.read(in, new TransferTerms(false, false, Map.of(), user));
                forgetMatched(user);
                return report;
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void write(BufferedWriter out, String query, UserId user) throws IOException {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, user.value());
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    out.write(rows.getString(1));
                    out.write('\n');
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure("songs that are kept", e);
        }
    }

    private void forgetMatched(UserId user) {
        transactions.run(() -> {
            sql.change("""
                    DELETE FROM external_deed WHERE user_id = ? AND track IN (
                        SELECT digest FROM external_track WHERE user_id = ? AND seen = FALSE)
                    """, user.value(), user.value());
            sql.change("DELETE FROM external_track WHERE user_id = ? AND seen = FALSE", user.value());
        });
    }
}
