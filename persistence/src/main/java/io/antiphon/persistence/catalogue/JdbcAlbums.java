package io.antiphon.persistence.catalogue;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumCatalogue;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Kinds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Albums by JDBC.
final class JdbcAlbums implements AlbumCatalogue {

    private final Reads reads;
    private final AlbumLists lists;
    private final AlbumReader reader;

    JdbcAlbums(Lists lists) {
        this.reads = lists.reads();
        this.lists = new AlbumLists(lists);
        this.reader = new AlbumReader(reads);
    }

    @Override
    public Optional<Annotated<Album>> findAlbum(Viewer viewer, AlbumId id) {
        // Nearly always it is there under this very id; else it may be missing, or be another since a merge.
        return reader.readOne(viewer, id.value())
                .or(() -> Optional.ofNullable(findAlbums(viewer, List.of(id)).get(id)));
    }

    @Override
    public Map<AlbumId, Annotated<Album>> findAlbums(Viewer viewer, Collection<AlbumId> ids) {
        return ItemFinder.find(reads, IdReads.Table.ALBUM, Kinds.ALBUM, ids.stream().map(AlbumId::value).toList(),
                AlbumId::new,
                album -> album.id().value(), (connection, rows) -> reader.read(connection, viewer, rows, true));
    }

    @Override
    public Rows<Annotated<Album>> listAlbums(Viewer viewer, AlbumSelection selection, Page page) {
        return rows(viewer, lists.select(viewer, selection).slice(page));
    }

    @Override
    public Rows<Annotated<Album>> listAllAlbums(Viewer viewer, Page page) {
        return rows(viewer, lists.all(viewer).slice(page));
    }

    int count(Viewer viewer) {
        return lists.all(viewer).size();
    }

    private Rows<Annotated<Album>> rows(Viewer viewer, RowNumbers numbers) {
        return new ChunkedRows<>(numbers, chunk -> reader.read(viewer, chunk, false));
    }
}
