package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.reference.Reference;
import io.antiphon.core.transfer.KeptSongs.KeptSong;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.user.UserId;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where tracks, albums and artists are found elsewhere, and songs that are found elsewhere only; `docs/importing.md`.
final class ReferenceRoutes {

    private static final String KEPT = "/users/me/external-tracks";
    private static final int MOST = 500;

    private final ElsewherePorts ports;

    ReferenceRoutes(ElsewherePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return Stream
                .of(of("track", "/tracks/{id}/references", LibraryIds::track),
                        of("album", "/albums/{id}/references", LibraryIds::album),
                        of("artist", "/artists/{id}/references", LibraryIds::artist), kept())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> of(String what, String path, Function<String, ItemId> id) {
        return List.of(
                new Route(Method.GET, path, Access.USER, "Lists where a %s is found elsewhere".formatted(what),
                        call -> Answer.ok(new ReferenceList(ports.references()
                                .references()
                                .list(call.viewer(ports.musicFolders()), id.apply(call.parameter("id")))
                                .stream()
                                .map(ReferenceBody::of)
                                .toList())))
                        .gives(ReferenceList.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, path, Access.TAGS, "Says where a %s is found elsewhere".formatted(what),
                        call -> Answer.created(ReferenceBody.of(ports.references()
                                .references()
                                .add(call.user(), call.viewer(ports.musicFolders()), id.apply(call.parameter("id")),
                                        call.body(NewReference.class).url()))))
                        .takes(NewReference.class)
                        .gives(201, ReferenceBody.class)
                        .repeatable()
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.CONFLICT));
    }

    private List<Route> kept() {
        return List.of(new Route(Method.DELETE, "/references/{id}", Access.TAGS, "Removes a reference", call -> {
            ports.references().references().remove(call.viewer(ports.musicFolders()), call.parameter("id"));
            return Answer.none();
        }).mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, KEPT, Access.SETTINGS,
                        "Lists songs of the caller's imports that are not here, by artist and title", this::list)
                        .query(Parameter.text("cursor", "The `next` of the answer before."),
                                Parameter.number("limit", 1, MOST, "How many are answered at most.").orElse(100))
                        .gives(SongList.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, KEPT + "/match", Access.SETTINGS,
                        "Looks for those songs again, and takes in what the caller did to those that are here now",
                        this::match).gives(Matched.class).mayFail(ProblemType.NOT_FOUND),
                new Route(Method.DELETE, KEPT + "/{id}", Access.SETTINGS,
                        "Forgets a song that is not here, with what the caller did to it", call -> {
                            if (!ports.references().kept().forget(me(call), call.parameter("id"))) {
                                throw new LibraryException.NotFound("External track", call.parameter("id"));
                            }
                            return Answer.none();
                        }).mayFail(ProblemType.NOT_FOUND));
    }

    private UserId me(Call call) {
        return call.account(ports.accounts()).id();
    }

    private Answer list(Call call) {
        int limit = call.number("limit");
        List<KeptSong> songs = ports.references().kept().list(me(call), call.query("cursor").orElse(null), limit);
        return Answer.ok(new SongList(songs.stream().map(SongBody::of).toList(),
                songs.size() < limit ? null : songs.getLast().id()));
    }

    private Answer match(Call call) {
        try {
            return Answer.ok(new Matched(ports.references().kept().match(me(call)).withoutPlaces()));
        } catch (IOException e) {
            throw new ProblemException(503, "the songs could not be looked for: %s".formatted(e.getMessage()));
        }
    }

    record NewReference(
            @Field(value = "As it is copied, at Bandcamp, Discogs, Spotify, Apple Music, YouTube, Deezer or MusicBrainz",
                    most = 2_000,
                    example = "https://musicbrainz.org/recording/b1a9c0e9-d987-4042-ae91-78d6a3267d69") String url) {}

    record ReferenceList(List<ReferenceBody> items) {

        ReferenceList {
            items = List.copyOf(items);
        }
    }

    record ReferenceBody(String id, @Field(example = "bandcamp") String service, @Field("There") String externalId,
            String url, String addedAt) {

        static ReferenceBody of(Reference reference) {
            return new ReferenceBody(reference.id(), reference.link().service(), reference.link().id(),
                    reference.link().url(), reference.addedAt().toString());
        }
    }

    record SongList(List<SongBody> items, @Field("For the next call's `cursor`") @Nullable String next) {

        SongList {
            items = List.copyOf(items);
        }
    }

    record SongBody(String id, String title, String artist, String album,
            @Field("Where it is at the service; absent when nobody knows") @Nullable String url,
            @Field("How many plays, stars and ratings wait for it") long deeds, String keptAt) {

        static SongBody of(KeptSong song) {
            return new SongBody(song.id(), song.title(), song.artist(), song.album(),
                    song.url().isEmpty() ? null : song.url(), song.deeds(), song.keptAt().toString());
        }
    }

    record Matched(TransferReport report) {}
}
