package io.antiphon.nativeapi.playback;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.NowPlaying;
import io.antiphon.core.playback.Playable;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.playback.PlaybackBodies.Item;
import io.helidon.http.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What everybody plays, as far as the viewer may see what they play: the same that `getNowPlaying` of the Subsonic API shows.
public final class NowPlayingView {

    private final PlaybackPorts ports;

    public NowPlayingView(PlaybackPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(new Route(Method.GET, "/now-playing", Access.USER,
                "Tells what everybody plays, of what you may see; the events tell when it changes",
                call -> Answer.ok(of(call.user(), call.viewer(ports.musicFolders()), call.user().id())))
                .gives(NowPlayingBody.class));
    }

    /// As a user sees it who sees no less than the viewer does.
    ///
    /// @param self who sees what they play though they show it to nobody; absent for nobody
    public NowPlayingBody of(User user, Viewer viewer, @Nullable UserId self) {
        List<NowPlaying.Session> sessions = ports.players().listNowPlaying(self);
        Map<PlayableId, Playable> found = sessions.isEmpty() ? Map.of()
                : ports.playables()
                        .find(user, viewer, sessions.stream().map(NowPlaying.Session::item).distinct().toList());
        return new NowPlayingBody(sessions.stream()
                .filter(session -> found.containsKey(session.item()))
                .map(session -> PlayerBody.of(session, Objects.requireNonNull(found.get(session.item()))))
                .toList());
    }

    /// @param players the latest news first
    public record NowPlayingBody(List<PlayerBody> players) {

        public NowPlayingBody {
            players = List.copyOf(players);
        }
    }

    record PlayerBody(String username, @Field("The program or device") String client, Item item,
            @Field(oneOf = NowPlaying.State.class) String state, @Field("In the sound, at `at`") long positionMs,
            @Field("When this was told") String at, @Field("1.0 for normal") double speed, String startedAt) {

        static PlayerBody of(NowPlaying.Session session, Playable item) {
            return new PlayerBody(session.player().userName(), session.player().client(), Item.of(item),
                    Names.written(session.state()), session.position().toMillis(), session.updatedAt().toString(),
                    session.rate(), session.startedAt().toString());
        }
    }
}
