package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.Kinds;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which tracks, in which order: as row numbers.
final class TrackLists {

    private final Lists lists;

    TrackLists(Lists lists) {
        this.lists = lists;
    }

    RowNumbers select(Viewer viewer, TrackSelection selection) {
        return switch (selection) {
            case TrackSelection.All _ -> all(viewer);
            case TrackSelection.Random random -> candidates(viewer, random).shuffled(random.seed());
            case TrackSelection.ByGenre genre -> byGenre(viewer, genre.genre());
            case TrackSelection.Videos _ -> shared(viewer, selection, TrackQueries.VIDEOS);
            case TrackSelection.Starred _ -> lists.personal(viewer, selection,
                    () -> rowNumbers(viewer, TrackQueries.STARRED, viewer.user().value(), Kinds.TRACK));
            case TrackSelection.OfAlbum of -> of(viewer, IdReads.Table.ALBUM, Kinds.ALBUM, of.album().value(),
                    TrackQueries.OF_ALBUM);
            case TrackSelection.OfFolder of -> of(viewer, IdReads.Table.FOLDER, Kinds.FOLDER, of.folder().value(),
                    TrackQueries.OF_FOLDER);
            case TrackSelection.OfArtist of -> of(viewer, IdReads.Table.ARTIST, Kinds.ARTIST, of.artist().value(),
                    TrackQueries.OF_ARTIST);
            case TrackSelection.TopOfArtist of -> of(viewer, IdReads.Table.ARTIST, Kinds.ARTIST, of.artist().value(),
                    TrackQueries.TOP_OF_ARTIST);
        };
    }

    RowNumbers all(Viewer viewer) {
        return lists.shared(viewer, TrackQueries.ALL, () -> {
            int[] rows = rowNumbers(viewer, TrackQueries.ALL);
            Arrays.sort(rows);
            return rows;
        });
    }

    RowNumbers ofPlaylist(Viewer viewer, String playlist) {
        return RowNumbers.of(rowNumbers(viewer, TrackQueries.OF_PLAYLIST, playlist));
    }

    private RowNumbers candidates(Viewer viewer, TrackSelection.Random random) {
        String genre = random.genre();
        boolean anyYear = random.fromYear() == null && random.toYear() == null;
        if (anyYear) {
            return genre == null ? all(viewer) : byGenre(viewer, genre);
        }
        int from = orElse(random.fromYear(), Integer.MIN_VALUE);
        int to = orElse(random.toYear(), Integer.MAX_VALUE);
        if (genre == null) {
            return shared(viewer, List.of(TrackQueries.OF_YEARS, from, to), TrackQueries.OF_YEARS, from, to);
        }
        String folded = TextFolding.fold(genre);
        return shared(viewer, List.of(TrackQueries.OF_GENRE_AND_YEARS, folded, from, to),
                TrackQueries.OF_GENRE_AND_YEARS, folded, from, to);
    }

    private RowNumbers byGenre(Viewer viewer, String genre) {
        String folded = TextFolding.fold(genre);
        return shared(viewer, List.of(TrackQueries.BY_GENRE, folded), TrackQueries.BY_GENRE, folded);
    }

    private static int orElse(@Nullable Integer value, int other) {
        return value == null ? other : value;
    }

    private RowNumbers of(Viewer viewer, IdReads.Table table, int kind, String id, String query) {
        Integer row = lists.reads()
                .call(connection -> IdReads.rowNumbers(connection, table, kind, List.of(id)))
                .get(id);
        return row == null ? RowNumbers.of() : RowNumbers.of(rowNumbers(viewer, query, row));
    }

    private RowNumbers shared(Viewer viewer, Object question, String query, Object... parameters) {
        return lists.shared(viewer, question, () -> rowNumbers(viewer, query, parameters));
    }

    private int[] rowNumbers(Viewer viewer, String query, Object... parameters) {
        return lists.reads().rowNumbers(viewer.musicFolders()::contains, query, parameters);
    }
}
