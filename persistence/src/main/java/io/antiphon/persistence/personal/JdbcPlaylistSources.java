package io.antiphon.persistence.personal;

import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.source.Place;
import io.antiphon.core.playlist.source.PlaylistSource;
import io.antiphon.core.playlist.source.PlaylistSource.Stamp;
import io.antiphon.core.playlist.source.PlaylistSources;
import io.antiphon.core.playlist.source.Unresolved;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.util.List;
import java.util.stream.Collectors;

/// Where playlists came from, in the table `playlist_source`.
public final class JdbcPlaylistSources implements PlaylistSources {

    private static final int MAX_PROBLEM = 2_000;

    private final Sql sql;
    private final Transactions transactions;

    public JdbcPlaylistSources(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public List<PlaylistSource> listSources() {
        return sql.list("""
                SELECT music_folder, path, playlist, size, modified_at, digest, outcome, catalogue_version, imported_at, entries,
                    unresolved_count, unresolved, problem
                FROM playlist_source ORDER BY music_folder, path
                """, JdbcPlaylistSources::source);
    }

    @Override
    public void save(PlaylistSource source) {
        PlaylistId playlist = source.playlist();
        String problem = source.problem();
        transactions.run(() -> {
            forget(source.place());
            sql.change("""
                    INSERT INTO playlist_source (music_folder, path, playlist, size, modified_at, digest, outcome, catalogue_version,
                        imported_at, entries, unresolved_count, unresolved, problem)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, source.place().musicFolder(), source.place().path(),
                    playlist == null ? null : playlist.value(), source.stamp().size(), source.stamp().modifiedAt(),
                    source.digest(), source.outcome(), source.catalogueVersion(), source.importedAt().toEpochMilli(),
                    source.entries(), source.unresolvedCount(), lines(source.unresolved()),
                    problem == null ? null : problem.substring(0, Math.min(MAX_PROBLEM, problem.length())));
        });
    }

    @Override
    public void forget(Place place) {
        sql.change("DELETE FROM playlist_source WHERE music_folder = ? AND path = ?", place.musicFolder(),
                place.path());
    }

    @Override
    public void together(Runnable changes) {
        transactions.run(changes);
    }

    private static PlaylistSource source(Row row) {
        String playlist = row.textOrNull(3);
        return new PlaylistSource(new Place(row.integer(1), row.text(2)),
                playlist == null ? null : new PlaylistId(playlist), new Stamp(row.number(4), row.number(5)),
                row.text(6), row.text(7), row.number(8), row.instant(9), row.integer(10), row.integer(11),
                unresolved(row.text(12)), row.textOrNull(13));
    }

    private static String lines(List<Unresolved> unresolved) {
        return unresolved.stream()
                .map(entry -> entry.reason() + " " + entry.location().replaceAll("[\\r\\n]", " "))
                .collect(Collectors.joining("\n"));
    }

    private static List<Unresolved> unresolved(String lines) {
        return lines.lines().map(line -> {
            int blank = line.indexOf(' ');
            return new Unresolved(line.substring(blank + 1),
                    Unresolved.Reason.valueOf(line.substring(0, blank)));
        }).toList();
    }
}
