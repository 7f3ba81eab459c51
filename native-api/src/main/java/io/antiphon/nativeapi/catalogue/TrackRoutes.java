package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Slice;
import io.antiphon.core.browse.TrackFilter;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.nativeapi.catalogue.Bodies.TrackBody;
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

/// Tracks: all of them, those of an album, those played last, those of one's own collection.
final class TrackRoutes {

    private static final List<Parameter> FILTERS = List.of(Lists.ARTIST,
            Parameter.text("album", "Those of the album with this id.").upTo(40),
            Parameter.text("folder", "Those that lie directly in the folder with this id.").upTo(40), Lists.GENRE,
            Lists.FROM_YEAR, Lists.TO_YEAR, Lists.STARRED, Lists.RATED, Lists.TEXT, Lists.ADDED_SINCE,
            Parameter.text("format", "Those whose file names end so, as `flac`.").upTo(10));

    private final CataloguePorts ports;
    private final Sight sight;

    TrackRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/tracks", Access.USER, "Lists tracks", call -> list(call, false))
                        .query(FILTERS)
                        .query(Lists.sort(Order.OfTracks.class, "title"))
                        .query(Paging.PARAMETERS)
                        .gives(TrackPage.class)
                        .kept(),
                new Route(Method.GET, "/collection", Access.USER, "Lists the tracks of your own collection",
                        call -> list(call, true))
                        .query(FILTERS)
                        .query(Lists.sort(Order.OfTracks.class, "-collected"))
                        .query(Paging.PARAMETERS)
                        .gives(TrackPage.class)
                        .kept(),
                new Route(Method.GET, "/tracks/{id}", Access.USER, "Shows a track",
                        call -> Answer.ok(TrackBody.of(sight.requireTrack(call))))
                        .query(Paging.fields())
                        .gives(TrackBody.class)
                        .kept(),
                new Route(Method.GET, "/albums/{id}/tracks", Access.USER,
                        "Lists the tracks of an album, by disc and number", this::ofAlbum)
                        .query(Paging.PARAMETERS)
                        .gives(TrackPage.class)
                        .kept(),
                new Route(Method.GET, "/recently-played", Access.USER,
                        "Lists the tracks that you played, the last first",
                        this::recent).query(Paging.PARAMETERS).gives(TrackPage.class).kept());
    }

    private Answer list(Call call, boolean collected) {
        return page(call, filter(call, collected), Lists.order(call, Order.OfTracks.class));
    }

    private Answer ofAlbum(Call call) {
        return page(call, TrackFilter.of(sight.requireAlbum(call).item().id()),
                new Order<>(Order.OfTracks.ALBUM, false));
    }

    private Answer recent(Call call) {
        return page(call, TrackFilter.PLAYED, new Order<>(Order.OfTracks.PLAYED, true));
    }

    private Answer page(Call call, TrackFilter filter, Order<Order.OfTracks> order) {
        return answer(call, ports.browser().tracks(sight.viewer(call), filter, order, Lists.stretch(call)));
    }

    private static Answer answer(Call call, Slice<Annotated<Track>> found) {
        Slice<TrackBody> shown = found.map(TrackBody::of);
        return Answer.ok(new TrackPage(shown.items(), Lists.next(call, shown, TrackBody::id), shown.total()));
    }

    private static TrackFilter filter(Call call, boolean collected) {
        return new TrackFilter(call.query("artist").map(LibraryIds::artist).orElse(null),
                call.query("album").map(LibraryIds::album).orElse(null),
                call.query("folder").map(LibraryIds::folder).orElse(null), call.query("genre").orElse(null),
                call.findNumber("fromYear").orElse(null), call.findNumber("toYear").orElse(null),
                call.findFlag("starred").orElse(null), call.findNumber("rating").orElse(null),
                call.query("text").orElse(null), call.findMoment("addedSince").orElse(null),
                call.query("format").orElse(null), false, collected);
    }

    /// @param next the cursor of the next page; absent at the end
    /// @param total of the whole list
    record TrackPage(List<TrackBody> items, @Nullable String next, int total) {

        TrackPage {
            items = List.copyOf(items);
        }
    }
}
