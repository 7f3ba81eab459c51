package io.antiphon.testing.memory;

import io.antiphon.core.Page;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.text.TextFolding;
import io.antiphon.core.user.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// Looks at everything: each word of the query must begin a word of the name.
public final class MemorySearchIndex implements SearchIndex {
    private static final UserId NOBODY = new UserId("nobody");

    private final MemoryCatalogue catalogue;

    public MemorySearchIndex(MemoryCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<ArtistId> findArtists(Query query) {
        return find(query, catalogue.listAllArtists(viewer(query), Page.ALL), artist -> artist.item().name(),
                artist -> artist.item().id());
    }

    @Override
    public List<AlbumId> findAlbums(Query query) {
        return find(query, catalogue.listAllAlbums(viewer(query), Page.ALL),
                album -> album.item().name() + " " + album.item().displayArtist(),
                album -> album.item().id());
    }

    @Override
    public List<TrackId> findTracks(Query query) {
        return find(query, catalogue.listTracks(viewer(query), new TrackSelection.All(), Page.ALL),
                track -> track.item().title() + " " + track.item().albumTitle() + " "
                        + track.item().credits().displayArtist(),
                track -> track.item().id());
    }

    private static Viewer viewer(Query query) {
        return new Viewer(NOBODY, query.musicFolders());
    }

    private static <T, K> List<K> find(Query query, Iterable<T> all, Function<T, String> text, Function<T, K> id) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(item -> matches(query.text(), text.apply(item)))
                .map(id)
                .skip(query.offset())
                .limit(query.limit())
                .toList();
    }

    private static boolean matches(String query, String text) {
        List<String> words = Arrays.asList(TextFolding.fold(text).split(" "));
        String[] wanted = TextFolding.fold(query).replace("\"", "").split(" ");
        return !query.isBlank()
                && Arrays.stream(wanted).allMatch(word -> words.stream().anyMatch(one -> one.startsWith(word)));
    }
}
