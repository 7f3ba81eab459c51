package io.antiphon.nativeapi.playlist;

import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.user.UserId;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;

/// Which accounts see a playlist beside its owner's.
final class PlaylistShareRoutes {

    private final PlaylistPorts ports;

    PlaylistShareRoutes(PlaylistPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/playlists/{id}/shared-with", Access.USER,
                        "Says which users see a playlist beside its owner", this::show).gives(SharedWith.class)
                        .kept(),
                new Route(Method.PUT, "/playlists/{id}/shared-with", Access.PLAYLIST,
                        "Replaces the users who see a playlist beside its owner", this::share).takes(SharedWith.class)
                        .gives(SharedWith.class)
                        .matched());
    }

    private Answer show(Call call) {
        return shown(ports.playlists().find(call.user(), PlaylistFileRoutes.id(call)));
    }

    private Answer share(Call call) {
        call.requireMatch(PlaylistFileRoutes.etag(ports.playlists().find(call.user(), PlaylistFileRoutes.id(call))));
        List<String> users = call.body(SharedWith.class).users();
        return shown(ports.playlists()
                .share(call.user(), PlaylistFileRoutes.id(call), users.stream().map(this::account).toList()));
    }

    private UserId account(String name) {
        return ports.accounts()
                .findAccount(name)
                .orElseThrow(() -> new ProblemException(400, "there is no user %s".formatted(name)))
                .id();
    }

    private static Answer shown(Playlist playlist) {
        return Answer.kept(new SharedWith(playlist.sharedWith()), PlaylistFileRoutes.etag(playlist));
    }

    /// @param users names of accounts
    record SharedWith(List<String> users) {

        SharedWith {
            users = List.copyOf(users);
        }
    }
}
