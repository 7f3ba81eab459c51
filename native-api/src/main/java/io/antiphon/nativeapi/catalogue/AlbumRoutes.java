package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.browse.AlbumFilter;
import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Slice;
import io.antiphon.core.library.ArtistId;
import io.antiphon.nativeapi.catalogue.Bodies.AlbumBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Paging;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Albums: all of them, and those of an artist.
final class AlbumRoutes {

    private static final List<Parameter> FILTERS = List.of(Lists.GENRE, Lists.FROM_YEAR, Lists.TO_YEAR, Lists.STARRED,
            Lists.RATED, Lists.TEXT, Lists.ADDED_SINCE);

    private final CataloguePorts ports;
    private final Sight sight;

    AlbumRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/albums", Access.USER, "Lists albums",
                        call -> list(call, call.query("artist").map(LibraryIds::artist).orElse(null)))
                        .query(Lists.ARTIST)
                        .query(FILTERS)
                        .query(Lists.sort(Order.OfAlbums.class, "name"))
                        .query(Paging.PARAMETERS)
                        .gives(AlbumPage.class)
                        .kept(),
                new Route(Method.GET, "/albums/{id}", Access.USER, "Shows an album",
                        call -> Answer.ok(AlbumBody.of(sight.requireAlbum(call))))
                        .query(Paging.fields())
                        .gives(AlbumBody.class)
                        .kept(),
                new Route(Method.GET, "/artists/{id}/albums", Access.USER, "Lists the albums of an artist",
                        call -> list(call, sight.requireArtist(call).item().id()))
                        .query(FILTERS)
                        .query(Lists.sort(Order.OfAlbums.class, "year"))
                        .query(Paging.PARAMETERS)
                        .gives(AlbumPage.class)
                        .kept());
    }

    private Answer list(Call call, @Nullable ArtistId artist) {
        AlbumFilter filter = new AlbumFilter(artist, call.query("genre").orElse(null),
                call.findNumber("fromYear").orElse(null), call.findNumber("toYear").orElse(null),
                call.findFlag("starred").orElse(null), call.findNumber("rating").orElse(null),
                call.query("text").orElse(null), call.findMoment("addedSince").orElse(null));
        Slice<AlbumBody> shown = ports.browser()
                .albums(sight.viewer(call), filter, Lists.order(call, Order.OfAlbums.class), Lists.stretch(call))
                .map(AlbumBody::of);
        return Answer.ok(new AlbumPage(shown.items(), Lists.next(call, shown, AlbumBody::id), shown.total()));
    }

    /// @param next the cursor of the next page; absent at the end
    /// @param total of the whole list
    record AlbumPage(List<AlbumBody> items, @Nullable String next, int total) {

        AlbumPage {
            items = List.copyOf(items);
        }
    }
}
