package io.antiphon.persistence.missing;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.missing.MissingFile;
import io.antiphon.core.library.missing.MissingSelection;
import io.antiphon.core.library.missing.MissingTrack;
import io.antiphon.core.library.missing.MissingTracks;
import io.antiphon.core.library.missing.Purge;
import io.antiphon.persistence.ChangeSignal;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.catalogue.CatalogueVersions;
import io.antiphon.persistence.details.DetailsCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The missing tracks in the table `track`.
public final class JdbcMissingTracks implements MissingTracks {

    /// What a scan writes in the place of a path that another file has now.
    private static final String RELEASED = "\u0001";
    /// What a scan left of tracks that other files became is left out.
    private static final String CHOSEN = " FROM track t WHERE t.missing = TRUE AND t.signature <> '' AND (? = 0 OR t.music_folder = ?) "
            + "AND COALESCE(t.missing_since, 0) < ? ";

    private final Sql sql;
    private final Transactions transactions;
    private final CatalogueVersions versions;
    private final ChangeSignal signal;

    public JdbcMissingTracks(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.versions = new CatalogueVersions(sql);
        this.signal = database.changes();
    }

    @Override
    public List<MissingTrack> list(MissingSelection selection, int offset, int limit) {
        return sql.list("""
                SELECT t.id, t.title, t.album_name, t.music_folder, t.path, t.missing_since, t.details, t.duration_ms,
                    (SELECT COUNT(a.starred_at) FROM annotation a WHERE a.kind = 1 AND a.item = t.id),
                    (SELECT COUNT(a.rating) FROM annotation a WHERE a.kind = 1 AND a.item = t.id),
                    (SELECT COALESCE(SUM(a.play_count), 0) FROM annotation a WHERE a.kind = 1 AND a.item = t.id),
                    (SELECT COUNT(DISTINCT e.playlist) FROM playlist_entry e WHERE e.track = t.id),
                    (SELECT COUNT(*) FROM bookmark b WHERE b.kind = 1 AND b.track = t.id),
                    (SELECT COUNT(DISTINCT s.share) FROM share_item s WHERE s.kind = 1 AND s.item = t.id)
                """ + CHOSEN + "ORDER BY COALESCE(t.missing_since, 0), t.music_folder, t.path LIMIT ? OFFSET ?",
                JdbcMissingTracks::track, folder(selection), folder(selection), before(selection), limit, offset);
    }

    private static MissingTrack track(Row row) {
        String artist = DetailsCodec.decodeTrack(row.text(7), row.number(8)).credits().displayArtist();
        return new MissingTrack(new TrackId(row.text(1)), row.text(2), artist, row.text(3), row.integer(4),
                path(row.text(5)), row.instantOrNull(6), row.number(9), row.number(10), row.number(11),
                row.number(12), row.number(13), row.number(14));
    }

    private static String path(String stored) {
        return stored.startsWith(RELEASED) ? "" : stored;
    }

    private static int folder(MissingSelection selection) {
        Integer only = selection.musicFolder();
        return only == null ? 0 : only;
    }

    private static long before(MissingSelection selection) {
        Instant before = selection.before();
        return before == null ? Long.MAX_VALUE : before.toEpochMilli();
    }

    @Override
    public long count(MissingSelection selection) {
        return sql.find("SELECT COUNT(*)" + CHOSEN, row -> row.number(1), folder(selection), folder(selection),
                before(selection)).orElse(0L);
    }

    @Override
    public List<MissingFile> listFiles(MissingSelection selection) {
        return sql.list("SELECT t.row_no, t.music_folder, t.path" + CHOSEN + "ORDER BY t.row_no",
                row -> new MissingFile(row.integer(1), row.integer(2), path(row.text(3))), folder(selection),
                folder(selection), before(selection));
    }

    @Override
    public Purge preview(Collection<Integer> rows) {
        return transactions.onSnapshot(() -> with(selected -> new Losses(selected, Doomed.of(selected, rows)).count()));
    }

    @Override
    public Purged purge(Collection<Integer> rows, String token, Instant at) {
        return transactions.call(() -> with(selected -> purge(selected, rows, token, at)));
    }

    private Purged purge(Selected selected, Collection<Integer> rows, String token, Instant at) throws SQLException {
        Doomed doomed = Doomed.of(selected, rows);
        Losses losses = new Losses(selected, doomed);
        Purge purge = losses.count();
        if (!purge.token().equals(token)) {
            throw new LibraryException.Conflict(
                    "What would be given up is not what was previewed as %s any more: look at the preview again"
                            .formatted(token));
        }
        new Removal(selected, doomed, at).run(losses);
        transactions.afterCommit(signal::raise);
        return new Purged(purge, items(doomed), versions.advance(at));
    }

    private static List<ItemId> items(Doomed doomed) {
        List<ItemId> items = new ArrayList<>();
        doomed.ids(Kinds.TRACK).forEach(id -> items.add(new TrackId(id)));
        doomed.ids(Kinds.ALBUM).forEach(id -> items.add(new AlbumId(id)));
        doomed.ids(Kinds.ARTIST).forEach(id -> items.add(new ArtistId(id)));
        return items;
    }

    private interface Work<T> {

        T with(Selected selected) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = transactions.connection()) {
            return work.with(new Selected(connection));
        } catch (SQLException e) {
            throw new SqlFailure("missing tracks", e);
        }
    }
}
