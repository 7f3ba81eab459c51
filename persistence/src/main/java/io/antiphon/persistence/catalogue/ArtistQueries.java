package io.antiphon.persistence.catalogue;

/// The queries behind the lists of artists: row number and music folder, one row a folder they are in.
final class ArtistQueries {

    static final String ALBUM_ARTISTS = """
            SELECT a.row_no, p.sight FROM artist_presence p JOIN artist a ON a.row_no = p.artist
            WHERE p.album_count > 0 AND a.missing = FALSE ORDER BY a.sort_key, a.row_no
            """;
    static final String ALL = """
            SELECT a.row_no, p.sight FROM artist_presence p JOIN artist a ON a.row_no = p.artist
            WHERE a.missing = FALSE ORDER BY a.row_no
            """;
    static final String STARRED = """
            SELECT a.row_no, p.sight FROM annotation n JOIN artist a ON a.id = n.item JOIN artist_presence p ON p.artist = a.row_no
            WHERE n.user_id = ? AND n.kind = ? AND n.starred_at >= 0 AND a.missing = FALSE ORDER BY n.starred_at DESC, a.sort_key, a.row_no
            """;
    static final String NAMED = """
            SELECT a.row_no, p.sight FROM artist a JOIN artist_presence p ON p.artist = a.row_no
            WHERE a.folded_name = ? AND a.missing = FALSE ORDER BY a.row_no
            """;
    static final String ALL_NAMED = """
            SELECT a.row_no, p.sight FROM artist a JOIN artist_presence p ON p.artist = a.row_no
            WHERE a.folded_name = ANY(?) AND a.missing = FALSE ORDER BY a.row_no
            """;

    private ArtistQueries() {}
}
