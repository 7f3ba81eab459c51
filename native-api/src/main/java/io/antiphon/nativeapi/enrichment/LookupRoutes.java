package io.antiphon.nativeapi.enrichment;

import io.antiphon.core.enrichment.EnrichmentState;
import io.antiphon.core.enrichment.EnrichmentStatus;
import io.antiphon.core.enrichment.ItemState;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looking the library up: how it stands, holding it up, and looking single things up anew.
final class LookupRoutes {

    private static final int MAX_FAILURES = 500;

    private final EnrichmentRoomPorts ports;
    private final Seen seen;

    LookupRoutes(EnrichmentRoomPorts ports) {
        this.ports = ports;
        this.seen = new Seen(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/enrichment", Access.ADMIN, "Says how looking the library up stands",
                        call -> Answer.ok(status())).gives(Status.class),
                new Route(Method.POST, "/enrichment/start", Access.ADMIN,
                        "Lets looking up go on; `retry=true` looks up again what failed", this::start)
                        .query(Parameter.flag("retry", "Looks up again what failed."))
                        .gives(202, Status.class),
                new Route(Method.POST, "/enrichment/pause", Access.ADMIN,
                        "Holds looking up back, also over restarts", this::pause).gives(202, Status.class),
                new Route(Method.GET, "/enrichment/failures", Access.ADMIN,
                        "Lists what could not be looked up, the latest first", call -> Answer.ok(failures()))
                        .gives(Failures.class),
                lookUp("/tracks/{id}/lookup", Layered.TRACK), state("/tracks/{id}/lookup", Layered.TRACK),
                lookUp("/albums/{id}/lookup", Layered.ALBUM), state("/albums/{id}/lookup", Layered.ALBUM));
    }

    private Route lookUp(String path, Layered kind) {
        return new Route(Method.POST, path, Access.TAGS, "Has %s looked up anew".formatted(named(kind)), call -> {
            String id = seen.require(call, kind);
            ports.service().retry(kind, id);
            return Answer.accepted(State.of(ports.service().stateOf(kind, id)));
        }).gives(202, State.class).mayFail(ProblemType.NOT_FOUND);
    }

    private Route state(String path, Layered kind) {
        return new Route(Method.GET, path, Access.USER, "Says how the look-up of %s stands".formatted(named(kind)),
                call -> Answer.ok(State.of(ports.service().stateOf(kind, seen.require(call, kind)))))
                .gives(State.class)
                .mayFail(ProblemType.NOT_FOUND);
    }

    private static String named(Layered kind) {
        return switch (kind) {
            case TRACK -> "a track";
            case ALBUM -> "an album with its tracks";
            case ARTIST -> "an artist";
        };
    }

    private Answer start(Call call) {
        ports.service().resume(call.isSet("retry"));
        return Answer.accepted(status());
    }

    private Answer pause(Call call) {
        ports.service().pause();
        return Answer.accepted(status());
    }

    private Status status() {
        return Status.of(ports.service().status());
    }

    private Failures failures() {
        return new Failures(ports.service().failures(MAX_FAILURES).stream().map(State::of).toList());
    }

    /// @param secondsLeft absent when nobody can say
    record Status(@Field(oneOf = EnrichmentStatus.State.class) String state, Counts albums, Counts tracks,
            @Nullable Long secondsLeft, List<ProviderBody> providers) {

        Status {
            providers = List.copyOf(providers);
        }

        static Status of(EnrichmentStatus status) {
            return new Status(Names.written(status.state()), Counts.of(status.counts().albums()),
                    Counts.of(status.counts().tracks()), status.remaining().map(Duration::toSeconds).orElse(null),
                    status.providers().stream().map(ProviderBody::of).toList());
        }
    }

    record Counts(long pending, long waiting, long applied, long review, long nothing, long failed) {

        static Counts of(Map<EnrichmentState, Long> counts) {
            return new Counts(count(counts, EnrichmentState.PENDING), count(counts, EnrichmentState.WAITING),
                    count(counts, EnrichmentState.APPLIED), count(counts, EnrichmentState.REVIEW),
                    count(counts, EnrichmentState.NOTHING), count(counts, EnrichmentState.FAILED));
        }

        private static long count(Map<EnrichmentState, Long> counts, EnrichmentState state) {
            return counts.getOrDefault(state, 0L);
        }
    }

    /// @param missing what it lacks before it may be asked; absent when nothing
    /// @param restingSeconds how long it is not asked
    /// @param reason why it rests
    record ProviderBody(String name, String title, @Nullable String missing, long restingSeconds,
            @Nullable String reason) {

        static ProviderBody of(EnrichmentStatus.ProviderStatus provider) {
            return new ProviderBody(provider.name(), provider.title(), provider.missing().orElse(null),
                    provider.resting().plusMillis(999).toSeconds(), provider.reason().orElse(null));
        }
    }

    record Failures(List<State> items) {

        Failures {
            items = List.copyOf(items);
        }
    }

    /// @param providers that answered
    /// @param error why somebody could not be asked
    record State(@Field(oneOf = Layered.class) String kind, String id,
            @Field(oneOf = EnrichmentState.class) String state,
            List<String> providers, @Nullable String error, @Nullable String lookedAt) {

        State {
            providers = List.copyOf(providers);
        }

        static State of(ItemState state) {
            return new State(Names.written(state.kind()), state.item(), Names.written(state.state()), state.asked(),
                    state.error(), Optional.ofNullable(state.lookedAt()).map(Instant::toString).orElse(null));
        }
    }
}
