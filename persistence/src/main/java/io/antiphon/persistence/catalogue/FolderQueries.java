package io.antiphon.persistence.catalogue;

/// The queries behind the lists of folders: row number and music folder.
final class FolderQueries {

    static final String ROOTS = """
            SELECT row_no, sight FROM folder WHERE music_folder = ANY(?) AND path = '' ORDER BY music_folder
            """;
    static final String SUBFOLDERS = """
            SELECT row_no, sight FROM folder WHERE parent = ANY(?) AND missing = FALSE AND media_count > 0 ORDER BY sort_key, row_no
            """;
    static final String STARRED = """
            SELECT f.row_no, f.sight FROM annotation n JOIN folder f ON f.id = n.item
            WHERE n.user_id = ? AND n.kind = ? AND n.starred_at >= 0 AND f.missing = FALSE ORDER BY n.starred_at DESC, f.sort_key, f.row_no
            """;
    static final String COUNT = """
            SELECT sight, COUNT(*) FROM folder WHERE missing = FALSE AND media_count > 0 GROUP BY sight
            """;
    /// Left join, so that the paths lead and each is one look-up by key.
    static final String AT_PATHS = """
            SELECT f.row_no, f.sight FROM UNNEST(CAST(? AS VARCHAR(4000) ARRAY)) AS k(path)
            LEFT JOIN folder f ON f.music_folder = ? AND f.path = k.path ORDER BY f.path
            """;

    private FolderQueries() {}
}
