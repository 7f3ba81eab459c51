package io.antiphon.persistence.catalogue;

/// The queries behind the lists of tracks: row number and music folder. Together in one place so that a test can look at the
/// plan of each.
final class TrackQueries {

    /// In no order: sorting numbers costs less than an index more does in every scan.
    static final String ALL = """
            SELECT row_no, sight FROM track WHERE missing = FALSE AND video = FALSE
            """;
    static final String VIDEOS = """
            SELECT row_no, sight FROM track WHERE missing = FALSE AND video = TRUE ORDER BY sort_key, row_no
            """;
    static final String OF_YEARS = """
            SELECT row_no, sight FROM track WHERE year BETWEEN ? AND ? AND missing = FALSE AND video = FALSE ORDER BY row_no
            """;
    static final String OF_GENRE_AND_YEARS = """
            SELECT t.row_no, t.sight FROM genre g JOIN track_genre x ON x.genre = g.row_no JOIN track t ON t.row_no = x.track
            WHERE g.folded_name = ? AND t.year BETWEEN ? AND ? AND t.missing = FALSE AND t.video = FALSE ORDER BY t.row_no
            """;
    static final String BY_GENRE = """
            SELECT t.row_no, t.sight FROM genre g JOIN track_genre x ON x.genre = g.row_no JOIN track t ON t.row_no = x.track
            JOIN album a ON a.row_no = t.album
            WHERE g.folded_name = ? AND t.missing = FALSE AND t.video = FALSE
            ORDER BY a.artist_sort_key, a.sort_key, t.album, COALESCE(t.disc, 1), t.number NULLS LAST, t.sort_key, t.row_no
            """;
    static final String OF_ALBUM = """
            SELECT row_no, sight FROM track WHERE album = ? AND missing = FALSE
            ORDER BY COALESCE(disc, 1), number NULLS LAST, sort_key, row_no
            """;
    static final String OF_FOLDER = """
            SELECT row_no, sight FROM track WHERE folder = ? AND missing = FALSE
            ORDER BY COALESCE(disc, 1), number NULLS LAST, path, row_no
            """;
    static final String OF_ARTIST = """
            SELECT t.row_no, t.sight FROM (SELECT DISTINCT c.track AS track FROM track_credit c WHERE c.artist = ?) x
            JOIN track t ON t.row_no = x.track JOIN album a ON a.row_no = t.album
            WHERE t.missing = FALSE AND t.video = FALSE
            ORDER BY a.sort_key, t.album, COALESCE(t.disc, 1), t.number NULLS LAST, t.sort_key, t.row_no
            """;
    static final String TOP_OF_ARTIST = """
            SELECT t.row_no, t.sight, (SELECT COUNT(*) FROM play p WHERE p.track = t.id) AS plays
            FROM (SELECT DISTINCT c.track AS track FROM track_credit c WHERE c.artist = ?
                AND (c.roles LIKE '%,artist,%' OR c.roles LIKE '%,albumartist,%')) x
            JOIN track t ON t.row_no = x.track
            WHERE t.missing = FALSE AND t.video = FALSE
            ORDER BY plays DESC, t.sort_key, t.row_no
            """;
    static final String STARRED = """
            SELECT t.row_no, t.sight FROM annotation n JOIN track t ON t.id = n.item
            WHERE n.user_id = ? AND n.kind = ? AND n.starred_at >= 0 AND t.missing = FALSE AND t.video = FALSE
            ORDER BY n.starred_at DESC, t.sort_key, t.row_no
            """;
    /// Missing files included: they keep their places.
    static final String OF_PLAYLIST = """
            SELECT t.row_no, t.sight FROM playlist_entry e
            LEFT JOIN alias a ON a.kind = 1 AND a.old_id = e.track
            JOIN track t ON t.id = COALESCE(a.new_id, e.track)
            WHERE e.playlist = ? ORDER BY e.place
            """;

    private TrackQueries() {}
}
