package io.antiphon.nativeapi.library;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.missing.MissingSelection;
import io.antiphon.core.library.missing.MissingService.Outcome;
import io.antiphon.core.library.missing.MissingTrack;
import io.antiphon.core.library.missing.Purge;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tracks whose files are gone: what they are, and giving them up; `docs/missing.md`.
final class MissingRoutes {

    private static final int PAGE = 100;
    private static final int MOST = 1_000;
    private static final int MAX_NUMBER = 1_000_000_000;
    private static final int MAX_DAYS = 100_000;
    private static final Parameter FOLDER = Parameter.text("musicFolder",
            "The number or name of the only music folder to look at.");
    private static final Parameter AGE = Parameter.number("olderThanDays", 0, MAX_DAYS,
            "Only those that are gone for so many days.");

    private final LibraryPorts ports;

    MissingRoutes(LibraryPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/admin/missing", Access.ADMIN,
                        "Lists tracks whose files are gone, the longest gone first, with what hangs on them",
                        this::list)
                        .query(FOLDER, AGE, Parameter.number("limit", 1, MOST, "How many are answered at most.")
                                .orElse(PAGE),
                                Parameter.number("offset", 0, MAX_NUMBER, "How many are left out at the beginning.")
                                        .orElse(0))
                        .gives(Missing.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, "/admin/missing/purge", Access.ADMIN,
                        "Says what would be lost if they were given up; `confirm` with the `token` of that answer does it",
                        this::purge)
                        .query(FOLDER, AGE,
                                Parameter.text("confirm",
                                        "The `token` of a preview: exactly what it said is given up."))
                        .gives(PurgeBody.class)
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.CONFLICT));
    }

    private Answer list(Call call) {
        MissingSelection selection = selection(call);
        int limit = call.query("limit").map(Integer::parseInt).orElse(PAGE);
        int offset = call.query("offset").map(Integer::parseInt).orElse(0);
        return Answer.ok(new Missing(ports.missing().count(selection),
                ports.missing().list(selection, offset, limit).stream().map(this::body).toList()));
    }

    private Answer purge(Call call) {
        MissingSelection selection = selection(call);
        Optional<String> token = call.query("confirm");
        return Answer.ok(PurgeBody.of(token.isPresent() ? ports.missing().purge(selection, token.get())
                : ports.missing().preview(selection)));
    }

    private MissingSelection selection(Call call) {
        Integer folder = call.query("musicFolder").map(this::musicFolder).orElse(null);
        Instant before = call.query("olderThanDays")
                .map(days -> ports.clock().instant().minus(Duration.ofDays(Integer.parseInt(days))))
                .orElse(null);
        return new MissingSelection(folder, before);
    }

    private int musicFolder(String which) {
        return ports.musicFolders()
                .listMusicFolders()
                .stream()
                .filter(folder -> which.equals(Integer.toString(folder.id())) || which.equals(folder.name()))
                .map(MusicFolder::id)
                .findFirst()
                .orElseThrow(() -> new ProblemException(404, "there is no music folder `%s`".formatted(which)));
    }

    private TrackBody body(MissingTrack track) {
        String folder = ports.musicFolders()
                .findMusicFolder(track.musicFolder())
                .map(MusicFolder::name)
                .orElse("");
        Instant since = track.since();
        return new TrackBody(track.id().value(), track.title(), track.artist(), track.album(), track.musicFolder(),
                folder, track.path().isEmpty() ? null : track.path(), since == null ? null : since.toString(),
                track.stars(), track.ratings(), track.plays(), track.playlists(), track.bookmarks(), track.shares());
    }

    /// @param count of all that are chosen
    record Missing(long count, List<TrackBody> tracks) {

        Missing {
            tracks = List.copyOf(tracks);
        }
    }

    /// @param path below the music folder's root; absent when another file lies there now
    record TrackBody(String id, String title, String artist, String album, int musicFolder, String musicFolderName,
            @Nullable String path, @Nullable String missingSince, long stars, long ratings, long plays,
            long playlists, long bookmarks, long shares) {}

    /// @param purged whether it was done; else this is only what would be
    /// @param token to confirm exactly this with
    /// @param backAgain left alone because a file lies where they lay
    record PurgeBody(boolean purged, String token, long backAgain, long tracks, long albums, long artists, long folders,
            long annotations, long stars, long ratings, long plays, long history, long playlistEntries, long playlists,
            long bookmarks, long playQueues, long shareItems, long collectionEntries, long relations, long slices) {

        static PurgeBody of(Outcome outcome) {
            Purge purge = outcome.purge();
            Purge.Catalogue catalogue = purge.catalogue();
            Purge.Deeds deeds = purge.deeds();
            return new PurgeBody(outcome.done(), purge.token(), outcome.back(), catalogue.tracks(), catalogue.albums(),
                    catalogue.artists(), catalogue.folders(), deeds.annotations(), deeds.stars(), deeds.ratings(),
                    deeds.plays(), deeds.history(), deeds.playlistEntries(), deeds.playlists(), deeds.bookmarks(),
                    deeds.queues(), deeds.shareItems(), deeds.collectionEntries(), deeds.relations(), deeds.slices());
        }
    }
}
