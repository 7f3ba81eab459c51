package io.antiphon.subsonic.endpoint;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.subsonic.mapping.AlbumMapper;
import io.antiphon.subsonic.parameter.SearchParameters.Search;
import io.antiphon.subsonic.parameter.SearchParameters.Search3;
import io.antiphon.subsonic.response.SearchResult;
import io.antiphon.subsonic.response.SearchResult2;
import io.antiphon.subsonic.response.SearchResult3;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Searching. An empty query, which is also how some clients copy the whole library, answers everything in the order it was
/// first seen, row by row.
final class SearchEndpoints implements ChapterEndpoints {
    private static final Pattern STARS = Pattern.compile("[*%]+(?=\\s|\"|$)");
    private static final int MAX_HITS = 10_000;
    private static final int MAX_OLD_HITS = 1000;

    private final Catalogue catalogue;
    private final SearchIndex index;
    private final Items items;

    SearchEndpoints(SubsonicPorts ports, Items items) {
        this.catalogue = ports.catalogue();
        this.index = ports.search();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.named(Chapter.SEARCHING, "search", "1.0.0")
                        .answers("searchResult", SearchResult.class, Search.class, this::search),
                Endpoint.named(Chapter.SEARCHING, "search2", "1.4.0")
                        .answers("searchResult2", SearchResult2.class, Search3.class, this::search2),
                Endpoint.named(Chapter.SEARCHING, "search3", "1.8.0")
                        .answers("searchResult3", SearchResult3.class, Search3.class, this::search3));
    }

    private SearchResult search(Caller caller, Search asked) {
        String text = normal(Stream.of(asked.any(), asked.artist(), asked.album(), asked.title())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
        List<Annotated<Track>> hits = songs(caller.viewer(), text, new Page(0, MAX_OLD_HITS)).stream()
                .filter(track -> asked.newerThan() == null || track.item().addedAt().isAfter(asked.newerThan()))
                .toList();
        return new SearchResult(asked.offset(), hits.size(),
                items.songs(caller, hits.stream().skip(asked.offset()).limit(asked.count()).toList()));
    }

    private SearchResult2 search2(Caller caller, Search3 asked) {
        Viewer viewer = caller.within(asked.musicFolderId());
        String text = normal(asked.query());
        return new SearchResult2(
                artists(viewer, text, new Page(asked.artistOffset(), asked.artistCount()))
                        .map(items.artists(caller)::entry),
                albums(viewer, text, new Page(asked.albumOffset(), asked.albumCount())).map(AlbumMapper::entry),
                items.songs(caller, songs(viewer, text, new Page(asked.songOffset(), asked.songCount()))));
    }

    private SearchResult3 search3(Caller caller, Search3 asked) {
        Viewer viewer = caller.within(asked.musicFolderId());
        String text = normal(asked.query());
        return new SearchResult3(
                artists(viewer, text, new Page(asked.artistOffset(), asked.artistCount()))
                        .map(items.artists(caller)::artist),
                albums(viewer, text, new Page(asked.albumOffset(), asked.albumCount())).map(AlbumMapper::album),
                items.songs(caller, songs(viewer, text, new Page(asked.songOffset(), asked.songCount()))));
    }

    private Rows<Annotated<Artist>> artists(Viewer viewer, String text, Page page) {
        if (text.isEmpty()) {
            return catalogue.listAllArtists(viewer, page);
        }
        List<ArtistId> ids = page.limit() == 0 ? List.of() : index.findArtists(query(viewer, text, page));
        Map<ArtistId, Annotated<Artist>> found = catalogue.findArtists(viewer, ids);
        return inOrder(ids, found);
    }

    private Rows<Annotated<Album>> albums(Viewer viewer, String text, Page page) {
        if (text.isEmpty()) {
            return catalogue.listAllAlbums(viewer, page);
        }
        List<AlbumId> ids = page.limit() == 0 ? List.of() : index.findAlbums(query(viewer, text, page));
        return inOrder(ids, catalogue.findAlbums(viewer, ids));
    }

    private Rows<Annotated<Track>> songs(Viewer viewer, String text, Page page) {
        if (text.isEmpty()) {
            return catalogue.listTracks(viewer, new TrackSelection.All(), page);
        }
        return page.limit() == 0 ? Rows.of(List.of())
                : Rows.of(items.visibleTracks(viewer, index.findTracks(query(viewer, text, page))));
    }

    private static SearchIndex.Query query(Viewer viewer, String text, Page page) {
        return new SearchIndex.Query(text, viewer.musicFolders(), page.offset(), Math.min(page.limit(), MAX_HITS),
                false);
    }

    private static <K, T> Rows<T> inOrder(List<K> ids, Map<K, T> found) {
        return Rows.of(ids.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    /// Some clients send two quotes for nothing, and put a star behind a word, which means what is done anyway.
    private static String normal(@Nullable String query) {
        String text = query == null ? "" : STARS.matcher(query).replaceAll("").strip();
        return text.replace("\"", "").isBlank() ? "" : text;
    }
}
