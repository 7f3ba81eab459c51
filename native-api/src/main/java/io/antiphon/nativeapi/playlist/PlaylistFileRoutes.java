package io.antiphon.nativeapi.playlist;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.file.PlaylistFormat;
import io.antiphon.core.playlist.file.PlaylistReader;
import io.antiphon.core.playlist.file.PlaylistWriter;
import io.antiphon.core.playlist.source.PlaylistSource;
import io.antiphon.core.playlist.source.PlaylistUpload.Taken;
import io.antiphon.core.playlist.source.Unresolved;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Playlists as files: sent, taken, and found in music folders.
final class PlaylistFileRoutes {

    /// What ids begin with in the Subsonic API.

    private static final Parameter FORMAT = Parameter.text("format", "m3u8, xspf or jspf; m3u and pls are read, too.")
            .upTo(10);

    private final PlaylistPorts ports;

    PlaylistFileRoutes(PlaylistPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/playlists/{id}/export", Access.USER,
                        "Sends a playlist as a file: `format=m3u8`, `xspf` or `jspf`", this::export)
                        .query(FORMAT.orElse("m3u8"))
                        .givesMedia("*/*"),
                new Route(Method.POST, "/playlists/import", Access.PLAYLIST,
                        "Makes a playlist of the M3U, PLS, XSPF or JSPF file that is the body; `name` and `format` say what the file does not",
                        this::take).query(FORMAT, Parameter.text("name", "Where the file says none.").upTo(1_000))
                        .takesMedia("*/*")
                        .gives(201, TakenBody.class),
                new Route(Method.GET, "/playlists/files", Access.ADMIN,
                        "Lists the playlist files of music folders, and which entries are no tracks", this::files)
                        .gives(Files.class));
    }

    private Answer export(Call call) {
        PlaylistFormat format = format(call).orElse(PlaylistFormat.M3U8);
        if (!PlaylistWriter.canWrite(format)) {
            throw new ProblemException(400, "`format` is m3u8, xspf or jspf");
        }
        PlaylistId id = id(call);
        Playlist playlist = ports.playlists().find(call.user(), id);
        return Answer.ok(new PlaylistBody(playlist.name(), format,
                ports.playlists().entries(viewer(call), playlist)));
    }

    private Answer take(Call call) {
        Optional<PlaylistFormat> format = format(call);
        byte[] file = call.bytes(PlaylistReader.MAX_BYTES);
        Taken taken = ports.upload()
                .take(call.account(ports.accounts()), viewer(call), call.query("name").orElse(null),
                        format.orElse(null), file);
        return Answer.created(TakenBody.of(taken));
    }

    private Answer files(Call call) {
        return Answer.ok(new Files(ports.sources().listSources().stream().map(this::body).toList()));
    }

    private FileBody body(PlaylistSource source) {
        PlaylistId playlist = source.playlist();
        String folder = ports.musicFolders()
                .findMusicFolder(source.place().musicFolder())
                .map(MusicFolder::name)
                .orElse("");
        return new FileBody(folder, source.place().path(), playlist == null ? null : playlist.value(),
                source.importedAt().toString(), source.entries(), source.unresolvedCount(),
                source.unresolved().stream().map(UnresolvedBody::of).toList(), source.problem());
    }

    /// Another one after every change of it.
    static String etag(Playlist playlist) {
        return "%s-%d".formatted(playlist.id().value(), playlist.changedAt().toEpochMilli());
    }

    static PlaylistId id(Call call) {
        return LibraryIds.playlist(call.parameter("id"));
    }

    private Viewer viewer(Call call) {
        return call.viewer(ports.musicFolders());
    }

    private static Optional<PlaylistFormat> format(Call call) {
        return call.query("format")
                .map(name -> PlaylistFormat.ofEnding(name)
                        .orElseThrow(() -> new LibraryException.Invalid(
                                "`format` is m3u, m3u8, pls, xspf or jspf, not %s".formatted(name))));
    }

    /// @param unresolved the entries that mean no track in the caller's sight
    record TakenBody(String id, String name, int entries, int tracks, List<UnresolvedBody> unresolved) {

        TakenBody {
            unresolved = List.copyOf(unresolved);
        }

        static TakenBody of(Taken taken) {
            return new TakenBody(taken.playlist().id().value(), taken.playlist().name(), taken.entries(),
                    taken.playlist().trackCount(), taken.unresolved().stream().map(UnresolvedBody::of).toList());
        }
    }

    record Files(List<FileBody> files) {

        Files {
            files = List.copyOf(files);
        }
    }

    /// @param path relative to the music folder's root
    /// @param playlist absent when the file could not be read, for the reason in `problem`
    /// @param unresolved the first of them
    record FileBody(String musicFolder, String path, @Nullable String playlist, String importedAt, int entries,
            int unresolvedCount, List<UnresolvedBody> unresolved, @Nullable String problem) {

        FileBody {
            unresolved = List.copyOf(unresolved);
        }
    }

    record UnresolvedBody(String location, String reason) {

        static UnresolvedBody of(Unresolved entry) {
            return new UnresolvedBody(entry.location(), entry.reason().text());
        }
    }
}
