package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.scrobble.ScrobbleAccount;
import io.antiphon.core.scrobble.ScrobbleQueue.RefusedPlay;
import io.antiphon.core.scrobble.ScrobbleSettings;
import io.antiphon.core.scrobble.ScrobblingService.Service;
import io.antiphon.core.scrobble.ScrobblingService.Standing;
import io.antiphon.core.user.UserId;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.States;
import io.helidon.http.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The caller's accounts at services that note what people hear.
final class ScrobblingRoutes {

    private static final String MINE = "/users/me/scrobbling";
    private static final String ONE = MINE + "/{service}";
    private static final int MOST_REFUSED = 1_000;

    private final ElsewherePorts ports;

    ScrobblingRoutes(ElsewherePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, MINE, Access.SETTINGS,
                        "Lists the services that note what people hear, and how the caller's accounts there stand",
                        this::list).gives(Scrobbling.class).mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, ONE, Access.SETTINGS, "Tells how the caller's account at a service stands",
                        call -> shown(ports.scrobbling().find(me(call), service(call))))
                        .gives(Connection.class)
                        .kept()
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.PUT, ONE, Access.SETTINGS,
                        "Connects the caller to a service with a key from there, which is never shown again",
                        this::connect).takes(Key.class)
                        .gives(Connection.class)
                        .matched()
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.UNAVAILABLE),
                new Route(Method.PATCH, ONE, Access.SETTINGS, "Changes what is told a service; what is absent stays",
                        this::change).takes(Wishes.class)
                        .gives(Connection.class)
                        .matched()
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.DELETE, ONE, Access.SETTINGS,
                        "Disconnects the caller from a service; what waits is not sent any more", call -> {
                            ports.scrobbling().disconnect(me(call), service(call));
                            return Answer.none();
                        }).mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, ONE + "/retry", Access.SETTINGS, "Has a service asked again at once that failed",
                        call -> Answer
                                .accepted(Connection.of(ports.scrobbling().retry(me(call), service(call)))))
                        .gives(202, Connection.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, ONE + "/refused", Access.SETTINGS,
                        "Lists plays that a service will not note, with its reason, the latest first", this::refused)
                        .query(Parameter.number("limit", 1, MOST_REFUSED, "How many are answered at most.").orElse(100))
                        .gives(RefusedList.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.DELETE, ONE + "/refused", Access.SETTINGS, "Forgets the plays that a service refused",
                        call -> {
                            ports.scrobbling().forgetRefused(me(call), service(call));
                            return Answer.none();
                        }).mayFail(ProblemType.NOT_FOUND));
    }

    private UserId me(Call call) {
        return call.account(ports.accounts()).id();
    }

    private static String service(Call call) {
        return call.parameter("service");
    }

    private Answer list(Call call) {
        return Answer.ok(new Scrobbling(ports.scrobbling().listServices().stream().map(ServiceBody::of).toList(),
                ports.scrobbling().list(me(call)).stream().map(Connection::of).toList()));
    }

    private static Answer shown(Standing standing) {
        Connection body = Connection.of(standing);
        return Answer.kept(body, state(standing) + "." + States.of(body));
    }

    /// What the person chose. What waits, and how the service fares, is told by the tag and is no change of theirs.
    private static String state(Standing standing) {
        ScrobbleAccount account = standing.account();
        return States.of(new Chosen(account.service(), account.name(), account.settings(), account.connectedAt()));
    }

    private record Chosen(String service, String name, ScrobbleSettings settings, Instant connectedAt) {}

    private void requireMatch(Call call) {
        call.requireMatch(tag -> ports.scrobbling()
                .list(me(call))
                .stream()
                .filter(one -> one.account().service().equals(service(call)))
                .anyMatch(one -> tag.startsWith(state(one) + ".")));
    }

    private Answer connect(Call call) {
        requireMatch(call);
        Key body = call.body(Key.class);
        return shown(ports.scrobbling()
                .connect(call.account(ports.accounts()), service(call), body.key(), chosen(ScrobbleSettings.STANDARD,
                        body.plays(), body.nowPlaying(), body.lovesOut(), body.lovesIn())));
    }

    private Answer change(Call call) {
        requireMatch(call);
        Wishes body = call.body(Wishes.class);
        ScrobbleSettings before = ports.scrobbling().find(me(call), service(call)).account().settings();
        return shown(ports.scrobbling()
                .change(me(call), service(call),
                        chosen(before, body.plays(), body.nowPlaying(), body.lovesOut(), body.lovesIn())));
    }

    private static ScrobbleSettings chosen(ScrobbleSettings before, @Nullable Boolean plays,
            @Nullable Boolean nowPlaying, @Nullable Boolean lovesOut, @Nullable Boolean lovesIn) {
        return new ScrobbleSettings(Objects.requireNonNullElse(plays, before.plays()),
                Objects.requireNonNullElse(nowPlaying, before.nowPlaying()),
                Objects.requireNonNullElse(lovesOut, before.lovesOut()),
                Objects.requireNonNullElse(lovesIn, before.lovesIn()));
    }

    private Answer refused(Call call) {
        List<RefusedPlay> plays = ports.scrobbling().listRefused(me(call), service(call), call.number("limit"));
        Map<TrackId, Annotated<Track>> tracks = ports.catalogue()
                .findTracks(call.viewer(ports.musicFolders()),
                        plays.stream().map(RefusedPlay::track).distinct().toList());
        return Answer.ok(new RefusedList(
                plays.stream().map(play -> RefusedBody.of(play, tracks.get(play.track()))).toList()));
    }

    record Key(
            @Field(value = "As the service shows it; for Last.fm the token that was allowed there",
                    most = 1_000) String key,
            @Field("Whether what is heard is noted there; `true` unless it is said") @Nullable Boolean plays,
            @Field("Whether what plays is shown there; `true` unless it is said") @Nullable Boolean nowPlaying,
            @Field("Whether stars are loves there; `true` unless it is said") @Nullable Boolean lovesOut,
            @Field("Whether loves there are stars here; `false` unless it is said") @Nullable Boolean lovesIn) {

        /// Without the key.
        @Override
        public String toString() {
            return "Key[]";
        }
    }

    record Wishes(@Nullable Boolean plays, @Nullable Boolean nowPlaying, @Nullable Boolean lovesOut,
            @Nullable Boolean lovesIn) {}

    /// @param services all there are
    /// @param connections the caller's
    record Scrobbling(List<ServiceBody> services, List<Connection> connections) {

        Scrobbling {
            services = List.copyOf(services);
            connections = List.copyOf(connections);
        }
    }

    record ServiceBody(String service, String title,
            @Field("What the server lacks for it; absent for nothing") @Nullable String missing,
            @Field("Whether loves are told, too") boolean loves) {

        static ServiceBody of(Service service) {
            return new ServiceBody(service.name(), service.title(), service.missing(), service.loves());
        }
    }

    /// @param state `active`, `waiting` for a service that failed, or `paused` until it is connected again
    record Connection(String service, @Field("The name there") String name,
            @Field(oneOf = State.class) String state,
            @Field("Why it is paused, or failed last") @Nullable String reason,
            @Field("When it is tried again") @Nullable String retryAt, boolean plays, boolean nowPlaying,
            boolean lovesOut, boolean lovesIn, long waitingPlays, long waitingLoves, long refusedPlays,
            String connectedAt) {

        static Connection of(Standing standing) {
            var account = standing.account();
            String paused = account.pausedFor();
            Instant retryAt = standing.retryAt();
            State state = paused != null ? State.PAUSED : retryAt != null ? State.WAITING : State.ACTIVE;
            return new Connection(account.service(), account.name(), Names.written(state),
                    paused != null ? paused : standing.failure(),
                    Optional.ofNullable(retryAt).map(Instant::toString).orElse(null), account.settings().plays(),
                    account.settings().nowPlaying(), account.settings().lovesOut(), account.settings().lovesIn(),
                    standing.waiting().plays(), standing.waiting().loves(), standing.waiting().refused(),
                    account.connectedAt().toString());
        }
    }

    enum State {
        ACTIVE, WAITING, PAUSED
    }

    record RefusedList(List<RefusedBody> items) {

        RefusedList {
            items = List.copyOf(items);
        }
    }

    record RefusedBody(String trackId, @Field("Absent when it is out of sight") @Nullable String title,
            @Nullable String artist, String playedAt, String reason, String refusedAt) {

        static RefusedBody of(RefusedPlay play, @Nullable Annotated<Track> track) {
            return new RefusedBody(play.track().value(), track == null ? null : track.item().title(),
                    track == null ? null : track.item().credits().displayArtist(), play.at().toString(), play.reason(),
                    play.refusedAt().toString());
        }
    }
}
