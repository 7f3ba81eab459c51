package io.antiphon.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.LargeLibrary;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Looks at the plan of every query behind a list: none may read the rows of a table to find out which ones it wants.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansIT {

    private final Database database;

    QueryPlansIT(@TempDir Path folder) {
        this.database = Database.open(DatabaseOptions.embedded(folder));
    }

    @BeforeAll
    void fill() throws SQLException {
        LargeLibrary.fill(database, 3_000);
        database.sql().change("ANALYZE");
    }

    @AfterAll
    void close() {
        database.close();
    }

    /// A query with the index that must lead it.
    record Expected(String name, String query, String index) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Expected> queries() {
        return Stream.of(new Expected("all albums", AlbumQueries.ALL, "album_by_view"),
                new Expected("newest", AlbumQueries.NEWEST, "album_by_added"),
                new Expected("by name", AlbumQueries.BY_NAME, "album_by_name"),
                new Expected("by artist", AlbumQueries.BY_ARTIST, "album_by_artist"),
                new Expected("by year", AlbumQueries.BY_YEAR, "album_by_year"),
                new Expected("by year descending", AlbumQueries.BY_YEAR_DESCENDING, "album_by_year"),
                new Expected("albums by genre", AlbumQueries.BY_GENRE, "constraint_index"),
                new Expected("albums of artist", AlbumQueries.OF_ARTIST, "primary_key"),
                new Expected("albums featuring", AlbumQueries.FEATURING, "primary_key"),
                new Expected("highest", AlbumQueries.HIGHEST, "annotation_by_rating"),
                new Expected("frequent", AlbumQueries.FREQUENT, "annotation_by_count"),
                new Expected("recent", AlbumQueries.RECENT, "annotation_by_play"),
                new Expected("starred albums", AlbumQueries.STARRED, "annotation_by_star"),
                new Expected("all tracks", TrackQueries.ALL, "track_by_year"),
                new Expected("videos", TrackQueries.VIDEOS, "track_by_year"),
                new Expected("of years", TrackQueries.OF_YEARS, "track_by_year"),
                new Expected("of genre and years", TrackQueries.OF_GENRE_AND_YEARS, "constraint_index"),
                new Expected("tracks by genre", TrackQueries.BY_GENRE, "constraint_index"),
                new Expected("of album", TrackQueries.OF_ALBUM, "track_by_album"),
                new Expected("of folder", TrackQueries.OF_FOLDER, "track_by_folder"),
                new Expected("of artist", TrackQueries.OF_ARTIST, "primary_key"),
                new Expected("top of artist", TrackQueries.TOP_OF_ARTIST, "primary_key"),
                new Expected("starred tracks", TrackQueries.STARRED, "annotation_by_star"),
                new Expected("of playlist", TrackQueries.OF_PLAYLIST, "primary_key"),
                new Expected("at path", JdbcTracks.AT_PATH, "track_by_path"),
                new Expected("starred artists", ArtistQueries.STARRED, "annotation_by_star"),
                new Expected("artist named", ArtistQueries.NAMED, "artist_by_name"),
                new Expected("roots", FolderQueries.ROOTS, "folder_by_path"),
                new Expected("subfolders", FolderQueries.SUBFOLDERS, "folder_by_parent"),
                new Expected("starred folders", FolderQueries.STARRED, "annotation_by_star"),
                new Expected("folders by path", FolderQueries.AT_PATHS, "folder_by_path"),
                new Expected("works by id", ofTexts(JdbcWorks.BY_ID), "index"),
                new Expected("a work, wherever it is now", ofTexts(JdbcWorks.CURRENT), "index"),
                new Expected("tracks of works", ofTexts(JdbcWorks.COUNTS), "primary_key"),
                new Expected("credits of works", ofTexts(JdbcWorks.CREDITS), "primary_key"),
                new Expected("tracks of a work", ofTexts(JdbcWorks.TRACKS), "primary_key"),
                new Expected("movements of a work", ofTexts(JdbcWorks.MOVEMENTS), "primary_key"),
                new Expected("works by number", JdbcWorks.ROWS + " row_no = ANY(?)", "primary_key"),
                new Expected("folder count", FolderQueries.COUNT, "folder_by_view"));
    }

    /// A query whose keys are texts.
    private static String ofTexts(String query) {
        return query.replace("ANY(?)", "ANY(ARRAY['x', 'y'])");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyListIsReadFromAnIndex(Expected expected) {
        String plan = plan(expected.query());
        assertThat(plan).as(plan).doesNotContain("tablescan").contains(expected.index());
    }

    @Test
    void aTrackIsFoundByItsIdAndItsFolderAndAlbumByTheirKeys() {
        String plan = plan(TrackReader.BY_ID.replace("?", "'x'"));
        assertThat(plan).as(plan).doesNotContain("tablescan").contains("constraint_index").contains("primary_key");
    }

    @Test
    void anAlbumIsFoundByItsIdAndItsFolderByItsKey() {
        String plan = plan(AlbumReader.BY_ID.replace("?", "'x'"));
        assertThat(plan).as(plan).doesNotContain("tablescan").contains("constraint_index").contains("primary_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {AlbumReader.QUERY + " a.row_no BETWEEN 1 AND 9",
            AlbumReader.QUERY + " a.row_no = ANY(ARRAY[1, 9])"})
    void chunksOfAlbumsAreReadByKeyWithTheirFolders(String query) {
        String plan = plan(query);
        assertThat(plan).as(plan).doesNotContain("tablescan").contains("primary_key");
    }

    @ParameterizedTest
    @MethodSource("annotationQueries")
    void annotationsOfAChunkAreLookedUpByKey(String query) {
        String plan = plan(query);
        assertThat(plan).as(plan).doesNotContain("tablescan");
        assertThat(plan.indexOf("unnest")).isLessThan(plan.indexOf("annotation"));
    }

    static List<String> annotationQueries() {
        return List.of(AnnotationReads.QUERY);
    }

    private String plan(String query) {
        Map<Boolean, String> values = Map.of(true, "ARRAY['x']", false, "1");
        String filled = Arrays.stream(query.split("(?=ANY\\(\\?\\)|CAST\\(\\?)")).map(part -> {
            boolean texts = part.startsWith("CAST(?");
            String first = texts ? part.replaceFirst("\\?", values.get(true))
                    : part.replaceFirst("ANY\\(\\?\\)", "ANY(ARRAY[1, 2])");
            return first.replace("?", "'1'");
        }).reduce("", String::concat);
        return database.sql().list("EXPLAIN " + filled, row -> row.text(1)).getFirst().toLowerCase(Locale.ROOT);
    }
}
