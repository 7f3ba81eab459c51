package io.antiphon.nativeapi.library;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.scan.ScanDoubt;
import io.antiphon.core.library.scan.ScanProblem;
import io.antiphon.core.library.scan.ScanRequest;
import io.antiphon.core.library.scan.ScanRequest.Target;
import io.antiphon.core.library.watch.WatchStatus;
import io.antiphon.core.user.Permission;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The scan.
final class ScanRoutes {

    private final LibraryPorts ports;

    ScanRoutes(LibraryPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/scan", Access.USER, "Says how the scan stands",
                        call -> Answer
                                .ok(new StatusWithWatching(ScanBody.of(ports.scanner().status(), manages(call)),
                                        watching(), doubts(call))))
                        .gives(StatusWithWatching.class),
                new Route(Method.POST, "/scan", Access.ADMIN,
                        "Starts a scan unless one runs; `full=true` reads unchanged files, too; `musicFolder` and `folder` (a path below it), or `path` (on the server's disks), have only that folder looked at; `confirm` (a music folder's number or name, or `all`) has it believe what the last scan would not",
                        this::start)
                        .query(Parameter.flag("full", "Reads unchanged files, too."),
                                Parameter.text("musicFolder", "The number of the music folder that `folder` lies in."),
                                Parameter.text("folder", "Relative to the music folder: only this one is looked at.")
                                        .upTo(4_000),
                                Parameter.text("path", "On the server's disks: only this folder is looked at.")
                                        .upTo(4_000),
                                Parameter.text("confirm",
                                        "A music folder's number or name, or `all`: what the last scan would not believe is true."))
                        .gives(202, ScanBody.class)
                        .mayFail(ProblemType.CONFLICT, ProblemType.NOT_FOUND, ProblemType.INVALID_REQUEST),
                new Route(Method.DELETE, "/scan", Access.ADMIN,
                        "Has the running scan stop; the next one goes on where it was", this::cancel)
                        .gives(202, ScanBody.class),
                new Route(Method.GET, "/scan/problems", Access.ADMIN, "Lists what could not be taken in",
                        this::problems).gives(Problems.class));
    }

    private Answer start(Call call) {
        Optional<Target> target = target(call);
        call.query("confirm").ifPresent(this::confirm);
        if (target.isEmpty()) {
            return Answer.accepted(ScanBody.of(ports.scanner().start(call.isSet("full")), true));
        }
        if (ports.scanner().status().scanning()) {
            throw new ProblemException(409, "a scan is running; ask again when it is at its end",
                    Duration.ofSeconds(5));
        }
        return Answer.accepted(
                ScanBody.of(ports.scanner().start(new ScanRequest(call.isSet("full"), List.of(target.get()))), true));
    }

    private void confirm(String which) {
        List<MusicFolder> meant = ports.musicFolders()
                .listMusicFolders()
                .stream()
                .filter(folder -> which.equals("all") || which.equals(Integer.toString(folder.id()))
                        || which.equals(folder.name()))
                .toList();
        if (meant.isEmpty()) {
            throw new ProblemException(404, "there is no music folder `%s`".formatted(which));
        }
        meant.forEach(folder -> ports.scanner().confirmChanges(folder.id()));
    }

    /// The reasons name places on the server's disks, which are not everybody's to know.
    private List<Doubt> doubts(Call call) {
        if (!manages(call)) {
            return List.of();
        }
        return ports.scanner()
                .doubts()
                .stream()
                .map(this::body)
                .toList();
    }

    private Doubt body(ScanDoubt doubt) {
        String name = ports.musicFolders().findMusicFolder(doubt.musicFolder()).map(MusicFolder::name).orElse("");
        return new Doubt(doubt.musicFolder(), name, doubt.reason(), doubt.confirmable(), doubt.wayOut(name),
                doubt.since().toString());
    }

    private static boolean manages(Call call) {
        return call.user().may(Permission.MANAGE_SERVER);
    }

    private Optional<Target> target(Call call) {
        Optional<String> path = call.query("path");
        Optional<String> number = call.query("musicFolder");
        String folder = call.query("folder").orElse("");
        if (path.isPresent()) {
            return Optional.of(Target.at(ports.musicFolders().listMusicFolders(), path.get()));
        }
        if (number.isEmpty() && !folder.isEmpty()) {
            throw new ProblemException(400, "`folder` lies in a music folder: name it with `musicFolder`");
        }
        return number.map(id -> new Target(musicFolder(id).id(), folder, true));
    }

    private MusicFolder musicFolder(String id) {
        return ports.musicFolders()
                .listMusicFolders()
                .stream()
                .filter(folder -> Integer.toString(folder.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(404, "there is no music folder `%s`".formatted(id)));
    }

    private Answer cancel(Call call) {
        ports.scanner().cancel();
        return Answer.accepted(ScanBody.of(ports.scanner().status(), true));
    }

    private List<Watching> watching() {
        return ports.watching().get().stream().map(Watching::of).toList();
    }

    private Answer problems(Call call) {
        return Answer.ok(new Problems(ports.scanner().problems().stream().map(this::body).toList()));
    }

    private ProblemBody body(ScanProblem problem) {
        String folder = ports.musicFolders().findMusicFolder(problem.musicFolder()).map(MusicFolder::name).orElse("");
        return new ProblemBody(folder, problem.path(), problem.reason(), problem.seenAt().toString());
    }

    record StatusWithWatching(@JsonUnwrapped ScanBody status, List<Watching> watching, List<Doubt> doubts) {

        StatusWithWatching {
            watching = List.copyOf(watching);
            doubts = List.copyOf(doubts);
        }
    }

    /// A music folder that the last scan left as it was.
    ///
    /// @param confirmable whether `confirm` has the next scan believe it
    /// @param wayOut what the operator can do
    record Doubt(int musicFolder, String name, String reason, boolean confirmable, String wayOut, String since) {}

    /// @param mode `watching` or `polling`
    /// @param reason why it is polled
    record Watching(int musicFolder, String mode, int folders, @Nullable String reason) {

        static Watching of(WatchStatus status) {
            return new Watching(status.musicFolder(), status.mode().name().toLowerCase(Locale.ROOT), status.folders(),
                    status.reason().isEmpty() ? null : status.reason());
        }
    }

    record Problems(List<ProblemBody> problems) {

        Problems {
            problems = List.copyOf(problems);
        }
    }

    /// @param path relative to the music folder's root
    record ProblemBody(String musicFolder, String path, String reason, String seenAt) {}
}
