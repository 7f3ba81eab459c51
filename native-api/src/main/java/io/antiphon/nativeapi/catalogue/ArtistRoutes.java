package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.browse.ArtistFilter;
import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Slice;
import io.antiphon.nativeapi.catalogue.Bodies.ArtistBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Paging;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Artists.
final class ArtistRoutes {

    private final CataloguePorts ports;
    private final Sight sight;

    ArtistRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/artists", Access.USER, "Lists artists", this::list)
                        .query(Parameter.flag("albumArtists",
                                "Only those with albums of their own, or everyone credited in any role.").orElse(true),
                                Lists.STARRED, Lists.RATED, Lists.TEXT, Lists.sort(Order.OfArtists.class, "name"))
                        .query(Paging.PARAMETERS)
                        .gives(ArtistPage.class)
                        .kept(),
                new Route(Method.GET, "/artists/{id}", Access.USER, "Shows an artist",
                        call -> Answer.ok(ArtistBody.of(sight.requireArtist(call))))
                        .query(Paging.fields())
                        .gives(ArtistBody.class)
                        .kept());
    }

    private Answer list(Call call) {
        ArtistFilter filter = new ArtistFilter(call.findFlag("albumArtists").orElse(true),
                call.findFlag("starred").orElse(null), call.findNumber("rating").orElse(null),
                call.query("text").orElse(null));
        Slice<ArtistBody> shown = ports.browser()
                .artists(sight.viewer(call), filter, Lists.order(call, Order.OfArtists.class), Lists.stretch(call))
                .map(ArtistBody::of);
        return Answer.ok(new ArtistPage(shown.items(), Lists.next(call, shown, ArtistBody::id), shown.total()));
    }

    /// @param next the cursor of the next page; absent at the end
    /// @param total of the whole list
    record ArtistPage(List<ArtistBody> items, @Nullable String next, int total) {

        ArtistPage {
            items = List.copyOf(items);
        }
    }
}
