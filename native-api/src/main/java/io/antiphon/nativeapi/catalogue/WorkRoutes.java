package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.LibraryException;
import io.antiphon.core.browse.CataloguedWork;
import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Slice;
import io.antiphon.core.browse.WorkArtist;
import io.antiphon.core.browse.WorkBrowser;
import io.antiphon.core.browse.WorkMovement;
import io.antiphon.core.browse.WorkTrack;
import io.antiphon.core.library.Movement;
import io.antiphon.nativeapi.catalogue.Bodies.Credit;
import io.antiphon.nativeapi.catalogue.Bodies.TrackBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Paging;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.Sparse;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Musical works: all of them, one with its movements and artists, and its tracks.
final class WorkRoutes {

    private final CataloguePorts ports;
    private final Sight sight;

    WorkRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/works", Access.USER, "Lists musical works", this::list)
                        .query(Lists.ARTIST, Lists.TEXT, Lists.sort(Order.OfWorks.class, "name"))
                        .query(Paging.PARAMETERS)
                        .gives(WorkPage.class)
                        .kept(),
                new Route(Method.GET, "/works/{id}", Access.USER, "Shows a work with its movements and artists",
                        this::one)
                        .query(Paging.fields())
                        .gives(WholeWork.class)
                        .kept(),
                new Route(Method.GET, "/works/{id}/tracks", Access.USER,
                        "Lists the tracks of a work, by movement, then by album", this::tracks)
                        .query(Paging.PARAMETERS)
                        .gives(RecordingPage.class)
                        .kept());
    }

    private Answer list(Call call) {
        WorkBrowser.Filter filter = new WorkBrowser.Filter(call.query("artist").map(LibraryIds::artist).orElse(null),
                call.query("text").orElse(null));
        Slice<WorkSummary> shown = ports.works()
                .works(sight.viewer(call), filter, Lists.order(call, Order.OfWorks.class), Lists.stretch(call))
                .map(WorkSummary::of);
        return Answer.ok(new WorkPage(shown.items(), Lists.next(call, shown, WorkSummary::id), shown.total()));
    }

    private Answer one(Call call) {
        CataloguedWork work = require(call);
        return Answer.ok(new WholeWork(work.id(), work.name(), work.mbid(), Credit.of(work.composers()),
                work.trackCount(), work.albumCount(),
                ports.works().listMovements(sight.viewer(call), work.id()).stream().map(MovementBody::of).toList(),
                ports.works().listArtists(sight.viewer(call), work.id()).stream().map(WorkArtistBody::of).toList()));
    }

    private Answer tracks(Call call) {
        CataloguedWork work = require(call);
        Slice<Recording> shown = ports.works()
                .tracks(sight.viewer(call), work.id(), Lists.stretch(call))
                .map(Recording::of);
        return Answer.ok(new RecordingPage(shown.items(), Lists.next(call, shown, Recording::id), shown.total()));
    }

    private CataloguedWork require(Call call) {
        String id = call.parameter("id");
        return ports.works()
                .findWork(sight.viewer(call), id)
                .orElseThrow(() -> new LibraryException.NotFound("Work", id));
    }

    /// @param next the cursor of the next page; absent at the end
    /// @param total of the whole list
    record WorkPage(List<WorkSummary> items, @Nullable String next, int total) {

        WorkPage {
            items = List.copyOf(items);
        }
    }

    @Sparse
    record WorkSummary(String id, String name, @Field("MusicBrainz work") @Nullable String mbid,
            List<Credit> composers, int tracks, int albums, @Field("That tracks name") int movements) {

        static WorkSummary of(CataloguedWork work) {
            return new WorkSummary(work.id(), work.name(), work.mbid(), Credit.of(work.composers()),
                    work.trackCount(), work.albumCount(), work.movementCount());
        }
    }

    @Sparse
    record WholeWork(String id, String name, @Field("MusicBrainz work") @Nullable String mbid,
            List<Credit> composers, int tracks, int albums, List<MovementBody> movements,
            List<WorkArtistBody> artists) {}

    record MovementBody(@Nullable Integer number, String name,
            @Field("How many movements the work has") @Nullable Integer of,
            @Field("Of the movement, in your sight") int tracks) {

        static MovementBody of(WorkMovement shown) {
            return new MovementBody(shown.movement().number(), shown.movement().name(), shown.movement().count(),
                    shown.trackCount());
        }
    }

    record WorkArtistBody(String id, String name, @Field("As `artist`, `composer`, `conductor`") List<String> roles) {

        static WorkArtistBody of(WorkArtist shown) {
            return new WorkArtistBody(shown.artist().id().value(), shown.artist().name(), shown.roles());
        }
    }

    /// @param next the cursor of the next page; absent at the end
    /// @param total of the whole list
    record RecordingPage(List<Recording> items, @Nullable String next, int total) {

        RecordingPage {
            items = List.copyOf(items);
        }
    }

    /// @param id of the track
    @Sparse
    record Recording(String id, @Nullable MovementPlace movement, TrackBody track) {

        static Recording of(WorkTrack shown) {
            Movement movement = shown.movement();
            return new Recording(shown.track().item().id().value(),
                    movement == null ? null
                            : new MovementPlace(movement.number(), movement.name(), movement.count()),
                    TrackBody.of(shown.track()));
        }
    }

    record MovementPlace(@Nullable Integer number, String name,
            @Field("How many movements the work has") @Nullable Integer of) {}
}
