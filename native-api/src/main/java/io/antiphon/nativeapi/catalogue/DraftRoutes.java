package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.browse.Slice;
import io.antiphon.core.draft.AlbumState;
import io.antiphon.core.draft.DraftService;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.nativeapi.catalogue.AlbumRoutes.AlbumPage;
import io.antiphon.nativeapi.catalogue.Bodies.AlbumBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Paging;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.States;
import io.helidon.http.Method;
import java.util.List;
import java.util.Optional;

/// Albums that are not released yet: seen, released and taken back by those who take care of the music.
public final class DraftRoutes {

    private static final String STATE = "/albums/{id}/state";

    private final CataloguePorts ports;
    private final DraftService drafts;
    private final Sight sight;

    public DraftRoutes(CataloguePorts ports, DraftService drafts) {
        this.ports = ports;
        this.drafts = drafts;
        this.sight = new Sight(ports);
    }

    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/drafts", Access.TAGS, "Lists the albums that are drafts, the newest first",
                        this::list)
                        .query(Paging.PARAMETERS)
                        .gives(AlbumPage.class)
                        .kept(),
                new Route(Method.GET, STATE, Access.USER, "Says whether an album is a draft or released", this::show)
                        .gives(StateBody.class)
                        .kept(),
                new Route(Method.PUT, STATE, Access.TAGS, "Releases an album to everybody, or takes it back",
                        this::set).takes(StateBody.class)
                        .gives(StateBody.class)
                        .matched()
                        .mayFail(ProblemType.CONFLICT));
    }

    private Answer list(Call call) {
        Slice<AlbumId> part = Lists.part(drafts.list(call.user(), sight.viewer(call)), Lists.stretch(call),
                AlbumId::value);
        List<AlbumBody> shown = part.items()
                .stream()
                .map(id -> ports.catalogue().findAlbum(sight.viewer(call), id))
                .flatMap(Optional<Annotated<Album>>::stream)
                .map(AlbumBody::of)
                .toList();
        return Answer.ok(new AlbumPage(shown, Lists.next(call, part, AlbumId::value), part.total()));
    }

    private Answer show(Call call) {
        return shown(drafts.state(sight.viewer(call), LibraryIds.album(call.parameter("id"))));
    }

    private static Answer shown(AlbumState state) {
        StateBody body = body(state);
        return Answer.kept(body, States.of(body));
    }

    private Answer set(Call call) {
        call.requireMatch(tag -> tag
                .equals(States.of(body(drafts.state(sight.viewer(call), LibraryIds.album(call.parameter("id")))))));
        AlbumState state = Names.read(AlbumState.class, call.body(StateBody.class).state());
        return shown(drafts.set(call.user(), sight.viewer(call), LibraryIds.album(call.parameter("id")), state));
    }

    private static StateBody body(AlbumState state) {
        return new StateBody(Names.written(state));
    }

    record StateBody(@Field(oneOf = AlbumState.class) String state) {}
}
