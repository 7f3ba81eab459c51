package io.antiphon.nativeapi.enrichment;

import io.antiphon.core.Sha256;
import io.antiphon.core.artwork.variant.ArtworkChoices;
import io.antiphon.core.artwork.variant.ArtworkVariant;
import io.antiphon.core.artwork.variant.PictureType;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.MediaBody;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.States;
import io.helidon.http.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The pictures that there are of tracks, albums and artists, and which of them is shown.
final class ArtworkRoutes {

    private static final String CACHE = "private, max-age=86400";

    private final EnrichmentRoomPorts ports;
    private final Seen seen;

    ArtworkRoutes(EnrichmentRoomPorts ports) {
        this.ports = ports;
        this.seen = new Seen(ports);
    }

    List<Route> routes() {
        return Stream.of(routes("/tracks/{id}/artwork", Layered.TRACK, "a track"),
                routes("/albums/{id}/artwork", Layered.ALBUM, "an album"),
                routes("/artists/{id}/artwork", Layered.ARTIST, "an artist")).flatMap(List::stream).toList();
    }

    private List<Route> routes(String path, Layered kind, String named) {
        List<Route> routes = new ArrayList<>(List.of(
                new Route(Method.GET, path, Access.USER,
                        "Lists the pictures that there are of %s, the best first".formatted(named),
                        call -> answer(choices().list(viewer(call), kind, seen.require(call, kind))))
                        .gives(Variants.class)
                        .kept()
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, path + "/{variant}", Access.USER, "Sends one picture of %s".formatted(named),
                        call -> picture(call, kind))
                        .givesMedia("image/*")
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.UNAVAILABLE),
                new Route(Method.PUT, path + "/primary", Access.TAGS,
                        "Says which picture of %s is shown; without a `variant` the best".formatted(named),
                        call -> choose(call, kind))
                        .takes(Wanted.class)
                        .gives(Variants.class)
                        .matched()
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.UNAVAILABLE),
                new Route(Method.DELETE, path + "/primary", Access.TAGS,
                        "Has the picture of %s chosen by itself again".formatted(named),
                        call -> answer(choices().reset(call.user().id(), viewer(call), kind, seen.require(call, kind))))
                        .gives(Variants.class)
                        .mayFail(ProblemType.NOT_FOUND)));
        if (kind != Layered.TRACK) {
            routes.add(new Route(Method.POST, path, Access.TAGS,
                    "Takes the body, a picture of %s, and shows it".formatted(named), call -> add(call, kind))
                    .query(Parameter.choice("type", PictureType.class, "What it shows."))
                    .takesMedia("image/*")
                    .gives(Variants.class)
                    .mayFail(ProblemType.NOT_FOUND, ProblemType.INVALID_REQUEST));
            routes.add(new Route(Method.POST, path + "/{variant}/refuse", Access.TAGS,
                    "Says that a provider's picture is not of %s, so that it is never shown or listed again".formatted(
                            named),
                    call -> answer(choices().refuse(viewer(call), kind, seen.require(call, kind),
                            call.parameter("variant"))))
                    .gives(Variants.class)
                    .mayFail(ProblemType.NOT_FOUND, ProblemType.INVALID_REQUEST));
        }
        return routes;
    }

    private ArtworkChoices choices() {
        return ports.artwork();
    }

    private Viewer viewer(Call call) {
        return call.viewer(ports.musicFolders());
    }

    private Answer picture(Call call, Layered kind) {
        byte[] bytes = choices().bytes(viewer(call), kind, seen.require(call, kind), call.parameter("variant"));
        return Answer.ok(new MediaBody.Text(bytes, ports.contentTypes().apply(bytes), Sha256.hex(bytes, 16), CACHE));
    }

    private Answer choose(Call call, Layered kind) {
        String id = seen.require(call, kind);
        call.requireMatch(tag -> tag.equals(States.of(body(choices().list(viewer(call), kind, id)))));
        String variant = call.body(Wanted.class).variant();
        return answer(variant == null ? choices().chooseBest(call.user().id(), viewer(call), kind, id)
                : choices().choose(call.user().id(), viewer(call), kind, id, variant));
    }

    private Answer add(Call call, Layered kind) {
        String id = seen.require(call, kind);
        PictureType type = call.findChoice("type", PictureType.class)
                .orElse(kind == Layered.ARTIST ? PictureType.PORTRAIT : PictureType.FRONT);
        return answer(choices().add(call.user().id(), viewer(call), kind, id, type,
                call.bytes(ArtworkChoices.MAX_BYTES)));
    }

    private static Answer answer(List<ArtworkVariant> variants) {
        Variants body = body(variants);
        return Answer.kept(body, States.of(body));
    }

    private static Variants body(List<ArtworkVariant> variants) {
        return new Variants(variants.stream().map(VariantBody::of).toList());
    }

    record Wanted(@Field(value = "Absent for the best", most = 40) @Nullable String variant) {}

    record Variants(List<VariantBody> items) {

        Variants {
            items = List.copyOf(items);
        }
    }

    /// @param label where it lies, or who has it
    /// @param size in bytes; 0 when it was not fetched yet
    /// @param provider who offers it; absent for what lies with the music or was sent
    /// @param at when it was fetched, offered, sent or chosen; absent for what lies with the music
    /// @param fetched whether it is here; what is not is fetched when somebody wants it
    /// @param primary whether it is shown
    /// @param chosen whether a curator said so
    record VariantBody(String id, @Field(oneOf = ArtworkVariant.Source.class) String source, String label,
            @Field(oneOf = PictureType.class) String type, @Nullable Integer width, @Nullable Integer height, long size,
            @Nullable String provider, @Nullable String at, boolean fetched, boolean primary, boolean chosen) {

        static VariantBody of(ArtworkVariant variant) {
            return new VariantBody(variant.id(), Names.written(variant.source()), variant.label(),
                    Names.written(variant.type()), variant.width(), variant.height(), variant.size(),
                    variant.origin().provider(),
                    Optional.ofNullable(variant.origin().at()).map(Instant::toString).orElse(null), variant.fetched(),
                    variant.primary(),
                    variant.chosen());
        }
    }
}
