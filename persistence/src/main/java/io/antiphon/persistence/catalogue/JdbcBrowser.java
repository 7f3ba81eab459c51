package io.antiphon.persistence.catalogue;

import io.antiphon.core.browse.AlbumFilter;
import io.antiphon.core.browse.ArtistFilter;
import io.antiphon.core.browse.Browser;
import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Slice;
import io.antiphon.core.browse.Stretch;
import io.antiphon.core.browse.TrackFilter;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Kinds;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lists by filter and order. The row numbers are kept as those of all lists are, so that the stretches of a list cost no more than their
/// rows.
final class JdbcBrowser implements Browser {

    private final Lists lists;
    private final TrackReader tracks;
    private final AlbumReader albums;
    private final ArtistReader artists;

    JdbcBrowser(Lists lists, TrackReader tracks) {
        this.lists = lists;
        this.tracks = tracks;
        this.albums = new AlbumReader(lists.reads());
        this.artists = new ArtistReader(lists.reads());
    }

    private record Question(Object filter, Object order) {}

    @Override
    public Slice<Annotated<Track>> tracks(Viewer viewer, TrackFilter filter, Order<Order.OfTracks> order,
            Stretch stretch) {
        BrowseSql.@Nullable Named named = named(filter.artist() == null ? null : filter.artist().value(),
                filter.album() == null ? null : filter.album().value(),
                filter.folder() == null ? null : filter.folder().value());
        RowNumbers rows = named == null ? RowNumbers.of()
                : rows(viewer, new Question(filter, order), BrowseSql.tracks(viewer, filter, order, named));
        return slice(rows, stretch, IdReads.Table.TRACK, Kinds.TRACK, chunk -> tracks.read(viewer, chunk, false));
    }

    @Override
    public Slice<Annotated<Album>> albums(Viewer viewer, AlbumFilter filter, Order<Order.OfAlbums> order,
            Stretch stretch) {
        BrowseSql.@Nullable Named named = named(filter.artist() == null ? null : filter.artist().value(), null, null);
        RowNumbers rows = named == null ? RowNumbers.of()
                : rows(viewer, new Question(filter, order), BrowseSql.albums(viewer, filter, order, named));
        return slice(rows, stretch, IdReads.Table.ALBUM, Kinds.ALBUM, chunk -> albums.read(viewer, chunk, false));
    }

    @Override
    public Slice<Annotated<Artist>> artists(Viewer viewer, ArtistFilter filter, Order<Order.OfArtists> order,
            Stretch stretch) {
        RowNumbers rows = rows(viewer, new Question(filter, order), BrowseSql.artists(viewer, filter, order));
        return slice(rows, stretch, IdReads.Table.ARTIST, Kinds.ARTIST, chunk -> artists.read(viewer, chunk));
    }

    /// Nothing when one of them does not exist, so that nothing can be of it.
    private BrowseSql.@Nullable Named named(@Nullable String artist, @Nullable String album, @Nullable String folder) {
        Integer artistRow = row(IdReads.Table.ARTIST, Kinds.ARTIST, artist);
        Integer albumRow = row(IdReads.Table.ALBUM, Kinds.ALBUM, album);
        Integer folderRow = row(IdReads.Table.FOLDER, Kinds.FOLDER, folder);
        boolean gone = artist != null && artistRow == null || album != null && albumRow == null
                || folder != null && folderRow == null;
        return gone ? null : new BrowseSql.Named(artistRow, albumRow, folderRow);
    }

    private @Nullable Integer row(IdReads.Table table, int kind, @Nullable String id) {
        return id == null ? null
                : lists.reads()
                        .call(connection -> IdReads.rowNumbers(connection, table, kind, List.of(id)))
                        .get(id);
    }

    private RowNumbers rows(Viewer viewer, Question question, BrowseSql sql) {
        // An artist in several music folders comes once for each.
        Supplier<int[]> maker = () -> Arrays
                .stream(lists.reads().rowNumbers(viewer.musicFolders()::contains, sql.query(), sql.parameters()))
                .distinct()
                .toArray();
        return sql.isPersonal() ? lists.personal(viewer, question, maker) : lists.shared(viewer, question, maker);
    }

    private <T> Slice<T> slice(RowNumbers rows, Stretch stretch, IdReads.Table table, int kind,
            Function<int[], List<T>> reader) {
        int begin = begin(rows, stretch, row(table, kind, stretch.last()));
        int end = (int) Math.min(rows.size(), (long) begin + stretch.limit());
        return new Slice<>(begin, rows.size(), reader.apply(rows.toArray(begin, end)));
    }

    /// Behind the last one that was read, wherever it stands now.
    private static int begin(RowNumbers rows, Stretch stretch, @Nullable Integer last) {
        int offset = Math.min(stretch.offset(), rows.size());
        if (last == null || offset > 0 && rows.at(offset - 1) == last) {
            return offset;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.at(i) == last) {
                return i + 1;
            }
        }
        return offset;
    }
}
