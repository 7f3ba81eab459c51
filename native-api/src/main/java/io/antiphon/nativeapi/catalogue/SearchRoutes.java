package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.library.Viewer;
import io.antiphon.core.search.SearchIndex.Query;
import io.antiphon.nativeapi.catalogue.Bodies.AlbumBody;
import io.antiphon.nativeapi.catalogue.Bodies.ArtistBody;
import io.antiphon.nativeapi.catalogue.Bodies.TrackBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Paging;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// Searching artists, albums and tracks by the beginnings of words.
final class SearchRoutes {

    private static final int LONGEST = 500;
    private static final int MOST = 200;
    private static final int STANDARD = 20;

    private final CataloguePorts ports;
    private final Sight sight;

    SearchRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(new Route(Method.GET, "/search", Access.USER,
                "Finds artists, albums and tracks by the beginnings of words", this::search)
                .query(Parameter.text("q", "Words; all of them must be found.").upTo(LONGEST),
                        Parameter.number("limit", 1, MOST, "How many of each kind are answered at most.")
                                .orElse(STANDARD),
                        Parameter.number("offset", 0, 1_000_000, "How many of each kind are left out.").orElse(0),
                        Parameter.flag("fuzzy", "Whether one typing error a word is forgiven.").orElse(false),
                        Paging.fields())
                .gives(Found.class));
    }

    private Answer search(Call call) {
        String words = call.query("q")
                .orElseThrow(() -> new ProblemException(ProblemType.INVALID_PARAMETER, "`q` is missing", "q"));
        Viewer viewer = sight.viewer(call);
        Query query = new Query(words, viewer.musicFolders(), call.number("offset"), call.number("limit"),
                call.isSet("fuzzy"));
        return Answer.ok(new Found(
                inOrder(ports.search().findArtists(query), ids -> ports.catalogue().findArtists(viewer, ids))
                        .map(ArtistBody::of)
                        .toList(),
                inOrder(ports.search().findAlbums(query), ids -> ports.catalogue().findAlbums(viewer, ids))
                        .map(AlbumBody::of)
                        .toList(),
                inOrder(ports.search().findTracks(query), ids -> ports.catalogue().findTracks(viewer, ids))
                        .filter(track -> !track.item().file().missing())
                        .map(TrackBody::of)
                        .toList()));
    }

    /// Those that are in sight, the best first.
    private static <I, T> Stream<T> inOrder(List<I> ids,
            Function<List<I>, Map<I, T>> look) {
        Map<I, T> found = look.apply(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull);
    }

    record Found(List<ArtistBody> artists, List<AlbumBody> albums, List<TrackBody> tracks) {

        Found {
            artists = List.copyOf(artists);
            albums = List.copyOf(albums);
            tracks = List.copyOf(tracks);
        }
    }
}
