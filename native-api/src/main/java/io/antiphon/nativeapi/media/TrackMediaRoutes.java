package io.antiphon.nativeapi.media;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.streaming.hls.HlsPlaylists;
import io.antiphon.core.streaming.hls.HlsService;
import io.antiphon.core.streaming.seek.SeekTable;
import io.antiphon.core.streaming.seek.SeekTables;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.MediaBody;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The sound of a track: the file as it is, where in it a moment lies, and HTTP Live Streaming.
final class TrackMediaRoutes {

    private static final String INIT = "init.mp4";
    private static final String SEGMENT = "%d.m4s";

    private final MediaPorts ports;

    TrackMediaRoutes(MediaPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/tracks/{id}/stream", Access.STREAM,
                        "Sends the file as it is, in ranges if asked", this::stream).anyQuery()
                        .givesMedia("*/*")
                        .inRanges(),
                new Route(Method.HEAD, "/tracks/{id}/stream", Access.STREAM,
                        "Says what sending the file would say", this::stream).anyQuery().givesStatus(200).inRanges(),
                new Route(Method.GET, "/tracks/{id}/seek-table", Access.STREAM,
                        "Says where in the file decoding can begin, by time; for FLAC, WAV and AIFF",
                        this::seekTable).gives(SeekTableBody.class).kept(),
                new Route(Method.GET, "/tracks/{id}/hls.m3u8", Access.STREAM,
                        "Lists the qualities for HTTP Live Streaming, lossless among them", this::master).anyQuery()
                        .givesMedia("application/vnd.apple.mpegurl"),
                new Route(Method.GET, "/hls/{ticket}/playlist.m3u8", Access.ANYONE,
                        "Lists the pieces of a quality, for those who hold its ticket", this::playlist).anyQuery()
                        .givesMedia("application/vnd.apple.mpegurl")
                        .mayFail(ProblemType.FORBIDDEN),
                new Route(Method.GET, "/hls/{ticket}/" + INIT, Access.ANYONE,
                        "Sends what players need before any piece",
                        call -> part(ports.hls().init(ticket(call)))).anyQuery()
                        .givesMedia("*/*")
                        .inRanges()
                        .mayFail(ProblemType.FORBIDDEN),
                new Route(Method.GET, "/hls/{ticket}/{piece}", Access.ANYONE, "Sends a piece (`0.m4s`)", this::piece)
                        .anyQuery()
                        .givesMedia("*/*")
                        .inRanges()
                        .mayFail(ProblemType.FORBIDDEN));
    }

    private Answer stream(Call call) {
        Track track = track(call);
        AudioProperties audio = track.audio();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", track.file().contentType());
        put(headers, "X-Bit-Depth", audio.bitDepth());
        put(headers, "X-Sample-Rate", audio.samplingRate());
        put(headers, "X-Channels", audio.channelCount());
        if (audio.duration().isPositive()) {
            headers.put("X-Content-Duration",
                    String.format(Locale.ROOT, "%.3f", audio.duration().toMillis() / 1000.0));
        }
        return Answer.ok(new MediaBody.File(file(track), headers));
    }

    private Answer seekTable(Call call) {
        Track track = track(call);
        SeekTables.Found found = ports.seekTables().require(file(track), track.title());
        return Answer.ok(new MediaBody.Text(call.json().write(SeekTableBody.of(found.table())), "application/json",
                found.version()));
    }

    private Answer master(Call call) {
        return text(ports
                .hls()
                .master(viewer(call), LibraryIds.track(call.parameter("id")), call.user().bitRateLimit(),
                        ticket -> "../../hls/%s/playlist.m3u8".formatted(ticket)));
    }

    private Answer playlist(Call call) {
        return text(ports.hls().playlist(ticket(call), INIT, SEGMENT));
    }

    private Answer piece(Call call) {
        String name = call.parameter("piece");
        if (!name.matches("\\d{1,6}\\.m4s")) {
            throw new ProblemException(404, "there is nothing at this path");
        }
        return part(ports.hls().piece(ticket(call), Integer.parseInt(name.substring(0, name.indexOf('.')))));
    }

    private static Answer part(HlsService.Part part) {
        return Answer.ok(new MediaBody.Made(part.content(), part.contentType()));
    }

    private static Answer text(String playlist) {
        return Answer
                .ok(new MediaBody.Text(playlist.getBytes(StandardCharsets.UTF_8), HlsPlaylists.CONTENT_TYPE, null));
    }

    private static String ticket(Call call) {
        return call.parameter("ticket");
    }

    private Track track(Call call) {
        String id = call.parameter("id");
        return ports
                .tracks()
                .findTrack(viewer(call), LibraryIds.track(id))
                .orElseThrow(() -> new LibraryException.NotFound("Track", id))
                .item();
    }

    private Path file(Track track) {
        return ports.musicFolders()
                .findFile(track)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new LibraryException.NotFound("File of track", track.id().value()));
    }

    private Viewer viewer(Call call) {
        return call.viewer(ports.musicFolders());
    }

    private static void put(Map<String, String> headers, String name, int value) {
        if (value > 0) {
            headers.put(name, Integer.toString(value));
        }
    }

    /// @param headerBytes from the file's beginning: a decoder needs them before what lies at a point
    /// @param soundEnd where the sound ends in the file, in bytes
    /// @param samples of the points, of one channel, ascending
    /// @param offsets of the points in the file, in bytes
    record SeekTableBody(String codec, int samplingRate, long sampleCount, long headerBytes, long soundEnd,
            long[] samples, long[] offsets) {

        static SeekTableBody of(SeekTable table) {
            return new SeekTableBody(table.codec(), table.samplingRate(), table.sampleCount(), table.soundStart(),
                    table.soundEnd(), table.points().stream().mapToLong(SeekTable.Point::sample).toArray(),
                    table.points().stream().mapToLong(SeekTable.Point::offset).toArray());
        }
    }
}
