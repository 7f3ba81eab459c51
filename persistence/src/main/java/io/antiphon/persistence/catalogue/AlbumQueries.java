package io.antiphon.persistence.catalogue;

/// The queries behind the lists of albums: row number and music folder, read from indexes. Together in one place so that a
/// test can look at the plan of each.
final class AlbumQueries {

    static final String ALL = """
            SELECT row_no, sight FROM album WHERE missing = FALSE ORDER BY row_no
            """;
    static final String NEWEST = """
            SELECT row_no, sight FROM album WHERE missing = FALSE ORDER BY added_at DESC, sort_key, row_no
            """;
    static final String BY_NAME = """
            SELECT row_no, sight FROM album WHERE missing = FALSE ORDER BY sort_key, row_no
            """;
    static final String BY_ARTIST = """
            SELECT row_no, sight FROM album WHERE missing = FALSE
            ORDER BY artist_sort_key, year NULLS FIRST, sort_key, row_no
            """;
    static final String BY_YEAR = """
            SELECT row_no, sight FROM album WHERE missing = FALSE AND year BETWEEN ? AND ? ORDER BY year, sort_key, row_no
            """;
    static final String BY_YEAR_DESCENDING = """
            SELECT row_no, sight FROM album WHERE missing = FALSE AND year BETWEEN ? AND ? ORDER BY year DESC, sort_key, row_no
            """;
    static final String BY_GENRE = """
            SELECT a.row_no, a.sight FROM genre g JOIN album_genre x ON x.genre = g.row_no JOIN album a ON a.row_no = x.album
            WHERE g.folded_name = ? AND a.missing = FALSE ORDER BY a.sort_key, a.row_no
            """;
    static final String OF_ARTIST = """
            SELECT a.row_no, a.sight FROM album_artist x JOIN album a ON a.row_no = x.album
            WHERE x.artist = ? AND a.missing = FALSE ORDER BY a.year NULLS LAST, a.sort_key, a.row_no
            """;
    static final String FEATURING = """
            SELECT a.row_no, a.sight
            FROM (SELECT DISTINCT t.album AS album FROM track_credit c JOIN track t ON t.row_no = c.track WHERE c.artist = ? AND t.missing = FALSE) x
            JOIN album a ON a.row_no = x.album
            WHERE a.missing = FALSE AND NOT EXISTS (SELECT 1 FROM album_artist y WHERE y.artist = ? AND y.album = a.row_no)
            ORDER BY a.year NULLS LAST, a.sort_key, a.row_no
            """;
    static final String HIGHEST = """
            SELECT a.row_no, a.sight FROM annotation n JOIN album a ON a.id = n.item
            WHERE n.user_id = ? AND n.kind = ? AND n.rating > 0 AND a.missing = FALSE ORDER BY n.rating DESC, a.sort_key, a.row_no
            """;
    static final String FREQUENT = """
            SELECT a.row_no, a.sight FROM annotation n JOIN album a ON a.id = n.item
            WHERE n.user_id = ? AND n.kind = ? AND n.play_count > 0 AND a.missing = FALSE ORDER BY n.play_count DESC, a.sort_key, a.row_no
            """;
    static final String RECENT = """
            SELECT a.row_no, a.sight FROM annotation n JOIN album a ON a.id = n.item
            WHERE n.user_id = ? AND n.kind = ? AND n.played_at >= 0 AND a.missing = FALSE ORDER BY n.played_at DESC, a.sort_key, a.row_no
            """;
    static final String STARRED = """
            SELECT a.row_no, a.sight FROM annotation n JOIN album a ON a.id = n.item
            WHERE n.user_id = ? AND n.kind = ? AND n.starred_at >= 0 AND a.missing = FALSE ORDER BY n.starred_at DESC, a.sort_key, a.row_no
            """;

    private AlbumQueries() {}
}
