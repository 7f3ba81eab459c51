package io.antiphon.persistence.catalogue;

import io.antiphon.core.browse.AlbumFilter;
import io.antiphon.core.browse.ArtistFilter;
import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.TrackFilter;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A filter and an order as a query for row numbers and music folders. Every value is a parameter; the text of the query is made of
/// constants only.
final class BrowseSql {

    private static final String OWN_COLLECTION = """
             LEFT JOIN (SELECT COALESCE(y.new_id, e.track) AS track, MIN(e.added_at) AS added_at FROM collection_entry e
                LEFT JOIN alias y ON y.kind = 1 AND y.old_id = e.track WHERE e.user_id = ? GROUP BY COALESCE(y.new_id, e.track)) k
                ON k.track = t.id""";

    private final Viewer viewer;
    private final StringBuilder from = new StringBuilder();
    private final StringBuilder where = new StringBuilder();
    private final List<Object> joined = new ArrayList<>();
    private final List<Object> compared = new ArrayList<>();
    private String order = "";
    private boolean personal;

    private BrowseSql(Viewer viewer, String from, String where) {
        this.viewer = viewer;
        this.from.append(from);
        this.where.append(where);
    }

    /// Row numbers of things that filters name by id; nothing where there is no such thing.
    ///
    /// @param artist of the filter's artist
    /// @param album of the filter's album
    /// @param folder of the filter's folder
    record Named(@Nullable Integer artist, @Nullable Integer album, @Nullable Integer folder) {}

    static BrowseSql tracks(Viewer viewer, TrackFilter filter, Order<Order.OfTracks> by, Named named) {
        BrowseSql sql = new BrowseSql(viewer, "SELECT t.row_no, t.sight FROM track t",
                "t.missing = FALSE AND t.video = FALSE");
        if (by.by() == Order.OfTracks.ARTIST || by.by() == Order.OfTracks.ALBUM) {
            sql.from.append(" JOIN album b ON b.row_no = t.album");
        }
        boolean collected = filter.collected() || by.by() == Order.OfTracks.COLLECTED;
        if (collected) {
            sql.join(OWN_COLLECTION, viewer.user().value());
            sql.personal = true;
        }
        boolean own = filter.starred() != null || filter.minRating() != null || filter.played()
                || isOwn(by.by().name());
        sql.annotations(own, Kinds.TRACK, "t");
        sql.and(filter.played(), "n.played_at IS NOT NULL");
        sql.and(filter.collected(), "k.added_at IS NOT NULL");
        sql.and("t.row_no IN (SELECT c.track FROM track_credit c WHERE c.artist = ?)", named.artist());
        sql.and("t.album = ?", named.album());
        sql.and("t.folder = ?", named.folder());
        sql.and("t.row_no IN (SELECT x.track FROM track_genre x JOIN genre g ON g.row_no = x.genre WHERE g.folded_name = ?)",
                folded(filter.genre()));
        sql.and("t.year >= ?", filter.fromYear());
        sql.and("t.year <= ?", filter.toYear());
        sql.and("t.added_at >= ?", filter.addedSince() == null ? null : filter.addedSince().toEpochMilli());
        sql.and("LOWER(t.path) LIKE ? ESCAPE '!'",
                filter.format() == null ? null : "%." + escaped(filter.format()));
        sql.marked(filter.starred(), filter.minRating());
        if (filter.text() != null) {
            String like = "%" + escaped(filter.text()) + "%";
            sql.where.append(' ')
                    .append("""
                    AND (LOWER(t.title) LIKE ? ESCAPE '!' OR LOWER(t.album_name) LIKE ? ESCAPE '!' OR t.row_no IN
                        (SELECT c.track FROM track_credit c JOIN artist x ON x.row_no = c.artist WHERE x.folded_name LIKE ? ESCAPE '!'))""");
            sql.compared.addAll(List.of(like, like, "%" + escaped(TextFolding.fold(filter.text())) + "%"));
        }
        sql.order = trackKeys(by) + "t.sort_key, t.row_no";
        return sql;
    }

    static BrowseSql albums(Viewer viewer, AlbumFilter filter, Order<Order.OfAlbums> by, Named named) {
        BrowseSql sql = new BrowseSql(viewer, "SELECT a.row_no, a.sight FROM album a", "a.missing = FALSE");
        boolean own = filter.starred() != null || filter.minRating() != null || isOwn(by.by().name());
        sql.annotations(own, Kinds.ALBUM, "a");
        sql.and("a.row_no IN (SELECT x.album FROM album_artist x WHERE x.artist = ?)", named.artist());
        sql.and("a.row_no IN (SELECT x.album FROM album_genre x JOIN genre g ON g.row_no = x.genre WHERE g.folded_name = ?)",
                folded(filter.genre()));
        sql.and("a.year >= ?", filter.fromYear());
        sql.and("a.year <= ?", filter.toYear());
        sql.and("a.added_at >= ?", filter.addedSince() == null ? null : filter.addedSince().toEpochMilli());
        sql.marked(filter.starred(), filter.minRating());
        if (filter.text() != null) {
            String like = "%" + escaped(filter.text()) + "%";
            sql.where.append(" AND (LOWER(a.name) LIKE ? ESCAPE '!' OR LOWER(a.display_artist) LIKE ? ESCAPE '!')");
            sql.compared.addAll(List.of(like, like));
        }
        sql.order = albumKeys(by) + "a.sort_key, a.row_no";
        return sql;
    }

    /// An artist in several music folders comes once for each.
    static BrowseSql artists(Viewer viewer, ArtistFilter filter, Order<Order.OfArtists> by) {
        BrowseSql sql = new BrowseSql(viewer,
                "SELECT a.row_no, p.sight FROM artist_presence p JOIN artist a ON a.row_no = p.artist",
                "a.missing = FALSE");
        boolean own = filter.starred() != null || filter.minRating() != null || isOwn(by.by().name());
        sql.annotations(own, Kinds.ARTIST, "a");
        sql.and(filter.albumArtists(), "p.album_count > 0");
        sql.marked(filter.starred(), filter.minRating());
        sql.and("a.folded_name LIKE ? ESCAPE '!'",
                filter.text() == null ? null : "%" + escaped(TextFolding.fold(filter.text())) + "%");
        sql.order = switch (by.by()) {
            case NAME -> key("a.sort_key", by);
            case PLAYED, PLAYS, RATING, STARRED -> ownKey(by);
        } + "a.sort_key, a.row_no";
        return sql;
    }

    String query() {
        return "%s WHERE %s ORDER BY %s".formatted(from, where, order);
    }

    Object[] parameters() {
        List<Object> all = new ArrayList<>(joined);
        all.addAll(compared);
        return all.toArray();
    }

    /// Whether the list depends on what the viewer did.
    boolean isPersonal() {
        return personal;
    }

    private static boolean isOwn(String order) {
        return switch (order) {
            case "PLAYED", "PLAYS", "RATING", "STARRED" -> true;
            default -> false;
        };
    }

    private static String trackKeys(Order<Order.OfTracks> by) {
        return switch (by.by()) {
            case TITLE -> key("t.sort_key", by);
            case ARTIST -> key("b.artist_sort_key", by)
                    + "b.year NULLS LAST, b.sort_key, t.album, COALESCE(t.disc, 1), t.number NULLS LAST, ";
            case ALBUM -> key("b.sort_key", by) + "t.album, COALESCE(t.disc, 1), t.number NULLS LAST, ";
            case YEAR -> key("t.year", by);
            case ADDED -> key("t.added_at", by);
            case DURATION -> key("t.duration_ms", by);
            case COLLECTED -> key("k.added_at", by);
            case PLAYED, PLAYS, RATING, STARRED -> ownKey(by);
        };
    }

    private static String albumKeys(Order<Order.OfAlbums> by) {
        return switch (by.by()) {
            case NAME -> key("a.sort_key", by);
            case ARTIST -> key("a.artist_sort_key", by) + "a.year NULLS LAST, ";
            case YEAR -> key("a.year", by);
            case ADDED -> key("a.added_at", by);
            case DURATION -> key("a.duration_ms", by);
            case PLAYED, PLAYS, RATING, STARRED -> ownKey(by);
        };
    }

    private static String ownKey(Order<?> by) {
        return key(switch (by.by().name()) {
            case "PLAYED" -> "n.played_at";
            case "PLAYS" -> "NULLIF(n.play_count, 0)";
            case "RATING" -> "n.rating";
            default -> "n.starred_at";
        }, by);
    }

    private static String key(String column, Order<?> by) {
        return column + (by.descending() ? " DESC" : "") + " NULLS LAST, ";
    }

    private void annotations(boolean needed, int kind, String item) {
        if (needed) {
            join(" LEFT JOIN annotation n ON n.user_id = ? AND n.kind = ? AND n.item = %s.id".formatted(item),
                    viewer.user().value(), kind);
            personal = true;
        }
    }

    private void marked(@Nullable Boolean starred, @Nullable Integer minRating) {
        and(Boolean.TRUE.equals(starred), "n.starred_at IS NOT NULL");
        and(Boolean.FALSE.equals(starred), "n.starred_at IS NULL");
        and("n.rating >= ?", minRating);
    }

    private void join(String text, Object... parameters) {
        from.append(' ').append(text.strip());
        joined.addAll(List.of(parameters));
    }

    private void and(boolean wanted, String condition) {
        if (wanted) {
            where.append(" AND ").append(condition);
        }
    }

    private void and(String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" AND ").append(condition);
            compared.add(value);
        }
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : TextFolding.fold(text).replace("\0", "");
    }

    /// For `LIKE`, in lower case.
    static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("\0", "")
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
