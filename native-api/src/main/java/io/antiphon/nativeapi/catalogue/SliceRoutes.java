package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.slice.SliceId;
import io.antiphon.core.slice.TrackSlice;
import io.antiphon.core.slice.TrackSlice.Span;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Marked slices of tracks: everybody's own, and those that others share.
final class SliceRoutes {

    private static final String ONE = "/slices/{id}";

    private final CataloguePorts ports;
    private final Sight sight;

    SliceRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/tracks/{id}/slices", Access.USER,
                        "Lists the marked slices of a track: yours, and those that others share", this::list)
                        .gives(Slices.class)
                        .kept(),
                new Route(Method.POST, "/tracks/{id}/slices", Access.USER, "Marks a slice of a track", this::add)
                        .takes(NewSlice.class)
                        .gives(201, SliceBody.class)
                        .repeatable(),
                new Route(Method.GET, ONE, Access.USER, "Shows a slice", call -> shown(call, require(call)))
                        .gives(SliceBody.class)
                        .kept(),
                new Route(Method.PATCH, ONE, Access.USER, "Changes a slice; what is absent stays", this::change)
                        .takes(Change.class)
                        .gives(SliceBody.class)
                        .guarded()
                        .mayFail(ProblemType.CONFLICT),
                new Route(Method.DELETE, ONE, Access.USER, "Deletes a slice", this::delete).guarded()
                        .mayFail(ProblemType.CONFLICT));
    }

    private Answer list(Call call) {
        return Answer.ok(new Slices(ports.slices()
                .list(sight.viewer(call), LibraryIds.track(call.parameter("id")))
                .stream()
                .map(slice -> SliceBody.of(call, slice))
                .toList()));
    }

    private Answer add(Call call) {
        NewSlice body = call.body(NewSlice.class);
        TrackSlice made = ports.slices()
                .add(sight.viewer(call), LibraryIds.track(call.parameter("id")),
                        new Span(body.name() == null ? "" : body.name(), body.start(), body.end(),
                                body.pad() == null ? 0 : body.pad(), Boolean.TRUE.equals(body.shared())));
        return Answer.created(SliceBody.of(call, made)).tagged(etag(made)).at("../../slices/" + made.id().value());
    }

    private Answer change(Call call) {
        TrackSlice before = require(call);
        call.requireMatch(etag(before));
        Change body = call.body(Change.class);
        return shown(call, ports.slices()
                .change(call.user(), sight.viewer(call), before,
                        new TrackSlice.Change(body.name(), body.start(), body.end(), body.pad(), body.shared())));
    }

    private Answer delete(Call call) {
        TrackSlice before = require(call);
        call.requireMatch(etag(before));
        ports.slices().delete(call.user(), before);
        return Answer.none();
    }

    private TrackSlice require(Call call) {
        return ports.slices().find(sight.viewer(call), new SliceId(call.parameter("id")));
    }

    private static Answer shown(Call call, TrackSlice slice) {
        return Answer.kept(SliceBody.of(call, slice), etag(slice));
    }

    private static String etag(TrackSlice slice) {
        return "%s-%d".formatted(slice.id().value(), slice.version());
    }

    record NewSlice(@Field(most = 500) @Nullable String name,
            @Field(value = "Milliseconds from the beginning of the track", least = 0, most = 1_000_000_000) long start,
            @Field(value = "After `start`", least = 1, most = 1_000_000_000) long end,
            @Field(value = "Milliseconds of the sound before and after it that belong with it", least = 0,
                    most = 60_000) @Nullable Long pad,
            @Field("Whether all who see the track see it, too") @Nullable Boolean shared) {}

    record Change(@Field(most = 500) @Nullable String name,
            @Field(least = 0, most = 1_000_000_000) @Nullable Long start,
            @Field(least = 1, most = 1_000_000_000) @Nullable Long end,
            @Field(least = 0, most = 60_000) @Nullable Long pad, @Nullable Boolean shared) {}

    record Slices(List<SliceBody> items) {

        Slices {
            items = List.copyOf(items);
        }
    }

    record SliceBody(String id, String trackId, String name, @Field("Milliseconds") long start, long end, long pad,
            boolean shared, @Field("Whether it is yours") boolean own, String createdAt, String changedAt) {

        static SliceBody of(Call call, TrackSlice slice) {
            Span span = slice.span();
            return new SliceBody(slice.id().value(), slice.track().value(), span.name(), span.start(), span.end(),
                    span.pad(), span.shared(), slice.owner().equals(call.user().id()), slice.createdAt().toString(),
                    slice.changedAt().toString());
        }
    }
}
