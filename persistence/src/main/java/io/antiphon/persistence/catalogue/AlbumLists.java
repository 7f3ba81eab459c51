package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.Kinds;

/// Which albums, in which order: as row numbers.
final class AlbumLists {

    private final Lists lists;

    AlbumLists(Lists lists) {
        this.lists = lists;
    }

    RowNumbers select(Viewer viewer, AlbumSelection selection) {
        return switch (selection) {
            case AlbumSelection.Random random -> all(viewer).shuffled(random.seed());
            case AlbumSelection.Newest _ -> shared(viewer, selection, AlbumQueries.NEWEST);
            case AlbumSelection.ByName _ -> shared(viewer, selection, AlbumQueries.BY_NAME);
            case AlbumSelection.ByArtist _ -> shared(viewer, selection, AlbumQueries.BY_ARTIST);
            case AlbumSelection.ByYear years -> byYear(viewer, years);
            case AlbumSelection.ByGenre genre -> shared(viewer, selection, AlbumQueries.BY_GENRE,
                    TextFolding.fold(genre.genre()));
            case AlbumSelection.Highest _ -> personal(viewer, selection, AlbumQueries.HIGHEST);
            case AlbumSelection.Frequent _ -> personal(viewer, selection, AlbumQueries.FREQUENT);
            case AlbumSelection.Recent _ -> personal(viewer, selection, AlbumQueries.RECENT);
            case AlbumSelection.Starred _ -> personal(viewer, selection, AlbumQueries.STARRED);
            case AlbumSelection.OfArtist of -> ofArtist(viewer, of.artist().value(), AlbumQueries.OF_ARTIST, 1);
            case AlbumSelection.Featuring featuring -> ofArtist(viewer, featuring.artist().value(),
                    AlbumQueries.FEATURING, 2);
        };
    }

    RowNumbers all(Viewer viewer) {
        return shared(viewer, AlbumQueries.ALL, AlbumQueries.ALL);
    }

    private RowNumbers byYear(Viewer viewer, AlbumSelection.ByYear years) {
        String query = years.from() <= years.to() ? AlbumQueries.BY_YEAR : AlbumQueries.BY_YEAR_DESCENDING;
        return shared(viewer, years, query, Math.min(years.from(), years.to()), Math.max(years.from(), years.to()));
    }

    private RowNumbers ofArtist(Viewer viewer, String artist, String query, int times) {
        Integer row = lists.reads()
                .call(connection -> IdReads.rowNumbers(connection, IdReads.Table.ARTIST, Kinds.ARTIST,
                        java.util.List.of(artist)))
                .get(artist);
        if (row == null) {
            return RowNumbers.of();
        }
        Object[] parameters = new Object[times];
        java.util.Arrays.fill(parameters, row);
        return RowNumbers.of(lists.reads().rowNumbers(viewer.musicFolders()::contains, query, parameters));
    }

    private RowNumbers shared(Viewer viewer, Object question, String query, Object... parameters) {
        return lists.shared(viewer, question,
                () -> lists.reads().rowNumbers(viewer.musicFolders()::contains, query, parameters));
    }

    private RowNumbers personal(Viewer viewer, AlbumSelection selection, String query) {
        return lists.personal(viewer, selection,
                () -> lists.reads()
                        .rowNumbers(viewer.musicFolders()::contains, query, viewer.user().value(), Kinds.ALBUM));
    }
}
