package io.antiphon.nativeapi.library;

import io.antiphon.core.analysis.AnalysisFailure;
import io.antiphon.core.analysis.AnalysisService;
import io.antiphon.core.analysis.AnalysisStatus;
import io.antiphon.core.analysis.StoredAnalysis;
import io.antiphon.core.analysis.Waveform;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What is heard in tracks, and the work of hearing it.
final class AnalysisRoutes {

    private static final int MAX_FAILURES = 500;
    private static final List<String> TONICS = List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");
    /// What the Subsonic API puts before the id of a track; taken here, too, as apps have it at hand.

    private final LibraryPorts ports;

    AnalysisRoutes(LibraryPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/tracks/{id}/analysis", Access.USER, "Tells what was heard in a track",
                        this::analysis).gives(Analysis.class).kept(),
                new Route(Method.GET, "/tracks/{id}/waveform", Access.USER, "Gives the shape of a track for drawing",
                        this::waveform).gives(Shape.class).kept(),
                new Route(Method.GET, "/analysis", Access.ADMIN, "Says how the analysis of the library stands",
                        call -> Answer.ok(Status.of(service().status()))).gives(Status.class),
                new Route(Method.POST, "/analysis/start", Access.ADMIN,
                        "Lets the analysis go on; `retry=true` tries failures again", this::start)
                        .query(Parameter.flag("retry", "Tries failures again."))
                        .gives(202, Status.class),
                new Route(Method.POST, "/analysis/pause", Access.ADMIN, "Holds the analysis up, also over restarts",
                        this::pause).gives(202, Status.class),
                new Route(Method.GET, "/analysis/failures", Access.ADMIN,
                        "Lists tracks that cannot be decoded, the latest first", this::failures).gives(Failures.class));
    }

    private AnalysisService service() {
        return ports.sound().analysis();
    }

    private Answer analysis(Call call) {
        Track track = requireTrack(call);
        StoredAnalysis stored = requireAnalysis(track);
        return Answer.kept(Analysis.of(track, stored),
                etag(track.id(), stored) + "-" + track.details().replayGain().hashCode());
    }

    private Answer waveform(Call call) {
        Track track = requireTrack(call);
        StoredAnalysis stored = requireAnalysis(track);
        Waveform waveform = ports.sound()
                .results()
                .findWaveform(track.id())
                .orElseThrow(() -> new ProblemException(404, "this track cannot be decoded"));
        return Answer.kept(new Shape(track.id().value(), stored.duration().toMillis(), levels(waveform.peaks()),
                levels(waveform.means())), etag(track.id(), stored));
    }

    private Answer start(Call call) {
        service().resume(call.isSet("retry"));
        return Answer.accepted(Status.of(service().status()));
    }

    private Answer pause(Call call) {
        service().pause();
        return Answer.accepted(Status.of(service().status()));
    }

    private Answer failures(Call call) {
        return Answer.ok(new Failures(service().failures(MAX_FAILURES).stream().map(this::failure).toList()));
    }

    private Failure failure(AnalysisFailure failure) {
        String folder = ports.musicFolders().findMusicFolder(failure.musicFolder()).map(MusicFolder::name).orElse("");
        return new Failure(failure.track().value(), folder, failure.path(), failure.reason(), failure.at().toString());
    }

    private Track requireTrack(Call call) {
        String id = call.parameter("id");
        TrackId track = LibraryIds.track(id);
        Viewer viewer = call.viewer(ports.musicFolders());
        return ports.sound()
                .tracks()
                .findTrack(viewer, track)
                .orElseThrow(() -> new ProblemException(404, "there is no such track"))
                .item();
    }

    private StoredAnalysis requireAnalysis(Track track) {
        return ports.sound()
                .results()
                .find(track.id())
                .orElseThrow(() -> new ProblemException(404, "this track was not analysed yet"));
    }

    private static String etag(TrackId track, StoredAnalysis stored) {
        return track.value() + "-" + stored.analysedAt().toEpochMilli();
    }

    private static List<Integer> levels(byte[] bytes) {
        Integer[] levels = new Integer[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            levels[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return List.of(levels);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }

    /// @param peaks 0 to 255, a value for each of many pieces of equal length
    /// @param means the same, root mean square
    record Shape(String trackId, long durationMs, List<Integer> peaks, List<Integer> means) {

        Shape {
            peaks = List.copyOf(peaks);
            means = List.copyOf(means);
        }
    }

    /// @param error why nothing was heard
    /// @param loudness LUFS
    /// @param truePeak linear, 1.0 for full scale
    /// @param replayGain what players are told: the file's own, or computed from this
    /// @param tempo beats a minute
    record Analysis(String trackId, String analysedAt, @Nullable String error, long durationMs,
            @Nullable Double loudness, @Nullable Double truePeak, Gain replayGain, @Nullable Double tempo,
            @Nullable Key key, @Nullable String fingerprint) {

        static Analysis of(Track track, StoredAnalysis stored) {
            return new Analysis(track.id().value(), stored.analysedAt().toString(), stored.error().orElse(null),
                    stored.duration().toMillis(), orNull(stored.loudness()), orNull(stored.truePeak()),
                    Gain.of(track.details().replayGain()), orNull(stored.tempo()),
                    stored.key()
                            .map(key -> new Key(TONICS.get(key.tonic()), key.mode().name().toLowerCase(Locale.ROOT)))
                            .orElse(null),
                    stored.fingerprint().orElse(null));
        }
    }

    /// @param mode `major` or `minor`
    record Key(String tonic, String mode) {}

    /// Gains in dB against ReplayGain 2's −18 LUFS, peaks linear.
    ///
    /// @param computed whether this server measured it because the file says nothing
    record Gain(@Nullable Double trackGain, @Nullable Double trackPeak, @Nullable Double albumGain,
            @Nullable Double albumPeak, @Nullable Double baseGain, boolean computed) {

        static Gain of(ReplayGain gain) {
            return new Gain(gain.trackGain(), gain.trackPeak(), gain.albumGain(), gain.albumPeak(), gain.baseGain(),
                    gain.computed());
        }
    }

    /// @param state `off`, `unavailable`, `paused`, `waiting`, `running` or `idle`
    /// @param speed seconds of sound in a second
    record Status(String state, long tracks, long analysed, long failed, long remainingSeconds, double speed,
            @Nullable Long secondsLeft) {

        private static final double TENTHS = 10;

        static Status of(AnalysisStatus status) {
            return new Status(status.state().name().toLowerCase(Locale.ROOT), status.counts().tracks(),
                    status.counts().analysed(), status.counts().failed(), status.counts().remaining().toSeconds(),
                    Math.round(status.speed() * TENTHS) / TENTHS,
                    status.timeLeft().map(Duration::toSeconds).orElse(null));
        }
    }

    record Failures(List<Failure> failures) {

        Failures {
            failures = List.copyOf(failures);
        }
    }

    /// @param path relative to the music folder's root
    record Failure(String trackId, String musicFolder, String path, String reason, String at) {}
}
