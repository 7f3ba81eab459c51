package io.antiphon.nativeapi.media;

import io.antiphon.core.radio.OnAir;
import io.antiphon.core.radio.RadioReceiver;
import io.antiphon.core.radio.StationId;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Internet radio: what plays, and the sound itself, fetched by this server for players that cannot or should not reach the station.
/// OpenSubsonic has no field for what a station plays, so that this is told here only.
final class RadioRoutes {

    private final RadioReceiver receiver;

    RadioRoutes(RadioReceiver receiver) {
        this.receiver = receiver;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/radio/{id}/now-playing", Access.USER, "Says what a radio station plays",
                        this::nowPlaying).gives(Body.class),
                new Route(Method.GET, "/radio/{id}/stream", Access.STREAM,
                        "Passes on a radio station's sound, with titles for those who send `Icy-MetaData: 1`",
                        this::stream).anyQuery().givesMedia("*/*").mayFail(ProblemType.UNAVAILABLE));
    }

    private Answer nowPlaying(Call call) {
        try {
            return Answer.ok(Body.of(receiver.onAir(id(call))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, "the server is being stopped");
        }
    }

    private Answer stream(Call call) {
        return Answer.ok(new Relay(receiver, id(call)));
    }

    private static StationId id(Call call) {
        return LibraryIds.station(call.parameter("id"));
    }

    record Body(String station, @Nullable String title, @Nullable String stationName, @Nullable String problem,
            String heardAt) {

        static Body of(OnAir onAir) {
            return new Body(onAir.station().value(), onAir.title(), onAir.stationName(), onAir.problem(),
                    onAir.heardAt().toString());
        }
    }
}
