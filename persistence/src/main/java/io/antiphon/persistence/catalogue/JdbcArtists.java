package io.antiphon.persistence.catalogue;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistCatalogue;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.Kinds;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Artists by JDBC.
final class JdbcArtists implements ArtistCatalogue {

    /// As long as the column of folded names.
    private static final int MAX_FOLDED_LENGTH = 300;

    private final Lists lists;
    private final Reads reads;
    private final ArtistReader reader;

    JdbcArtists(Lists lists) {
        this.lists = lists;
        this.reads = lists.reads();
        this.reader = new ArtistReader(reads);
    }

    @Override
    public Optional<Annotated<Artist>> findArtist(Viewer viewer, ArtistId id) {
        return Optional.ofNullable(findArtists(viewer, List.of(id)).get(id));
    }

    @Override
    public Map<ArtistId, Annotated<Artist>> findArtists(Viewer viewer, Collection<ArtistId> ids) {
        return ItemFinder.find(reads, IdReads.Table.ARTIST, Kinds.ARTIST, ids.stream().map(ArtistId::value).toList(),
                ArtistId::new,
                artist -> artist.id().value(), (connection, rows) -> reader.read(connection, viewer, rows));
    }

    @Override
    public Optional<Annotated<Artist>> findArtistNamed(Viewer viewer, String name) {
        return best(name, reader.read(viewer, rowNumbers(viewer, ArtistQueries.NAMED, key(name))));
    }

    @Override
    public List<Annotated<Artist>> findArtistsNamed(Viewer viewer, Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        String[] keys = names.stream().map(JdbcArtists::key).distinct().toArray(String[]::new);
        Map<String, List<Annotated<Artist>>> named = reader
                .read(viewer, rowNumbers(viewer, ArtistQueries.ALL_NAMED, (Object) keys))
                .stream()
                .collect(Collectors.groupingBy(artist -> key(artist.item().name())));
        return names.stream()
                .flatMap(name -> best(name, named.getOrDefault(key(name), List.of())).stream())
                .distinct()
                .toList();
    }

    private static String key(String name) {
        String folded = TextFolding.fold(name);
        return folded.length() <= MAX_FOLDED_LENGTH ? folded : folded.substring(0, MAX_FOLDED_LENGTH);
    }

    private static Optional<Annotated<Artist>> best(String name, List<Annotated<Artist>> named) {
        return named.stream()
                .filter(artist -> artist.item().name().equals(name))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    @Override
    public Rows<Annotated<Artist>> listAlbumArtists(Viewer viewer) {
        return rows(viewer, shared(viewer, ArtistQueries.ALBUM_ARTISTS));
    }

    @Override
    public Rows<Annotated<Artist>> listAllArtists(Viewer viewer, Page page) {
        return rows(viewer, shared(viewer, ArtistQueries.ALL).slice(page));
    }

    @Override
    public Rows<Annotated<Artist>> listStarredArtists(Viewer viewer) {
        return rows(viewer, lists.personal(viewer, ArtistQueries.STARRED,
                () -> rowNumbers(viewer, ArtistQueries.STARRED, viewer.user().value(), Kinds.ARTIST)));
    }

    int count(Viewer viewer) {
        return shared(viewer, ArtistQueries.ALBUM_ARTISTS).size();
    }

    private Rows<Annotated<Artist>> rows(Viewer viewer, RowNumbers numbers) {
        return new ChunkedRows<>(numbers, chunk -> reader.read(viewer, chunk));
    }

    private RowNumbers shared(Viewer viewer, String query) {
        return lists.shared(viewer, query, () -> rowNumbers(viewer, query));
    }

    /// An artist in several music folders comes once for each.
    private int[] rowNumbers(Viewer viewer, String query, Object... parameters) {
        return Arrays.stream(reads.rowNumbers(viewer.musicFolders()::contains, query, parameters)).distinct().toArray();
    }
}
