package io.antiphon.nativeapi;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.scan.ScanProblem;
import io.antiphon.core.library.scan.ScanStatus;
import io.helidon.http.Method;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scan, and what there is to know about this server.
final class ScanRoutes {

    private final NativePorts ports;

    ScanRoutes(NativePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/info", Access.ANYONE, "Says what this server is",
                        call -> Answer.ok(new ServerInfo("antiphon", ports.version()))),
                new Route(Method.GET, "/scan", Access.USER, "Says how the scan stands",
                        call -> Answer.ok(Status.of(ports.scanner().status()))),
                new Route(Method.POST, "/scan", Access.ADMIN,
                        "Starts a scan unless one runs; `full=true` reads unchanged files, too", this::start),
                new Route(Method.GET, "/scan/problems", Access.ADMIN, "Lists what could not be taken in",
                        this::problems));
    }

    private Answer start(Call call) {
        return Answer.accepted(Status.of(ports.scanner().start(call.isSet("full"))));
    }

    private Answer problems(Call call) {
        return Answer.ok(new Problems(ports.scanner().problems().stream().map(this::body).toList()));
    }

    private ProblemBody body(ScanProblem problem) {
        String folder = ports.musicFolders().findMusicFolder(problem.musicFolder()).map(MusicFolder::name).orElse("");
        return new ProblemBody(folder, problem.path(), problem.reason(), problem.seenAt().toString());
    }

    record ServerInfo(String name, String version) {}

    record Status(boolean scanning, @Nullable String phase, long filesSeen, long filesRead, long filesExpected,
            int problems, @Nullable String startedAt,
            @Nullable String finishedAt, @Nullable String lastError) {

        static Status of(ScanStatus status) {
            return new Status(status.scanning(), status.phase(), status.filesSeen(), status.filesRead(),
                    status.filesExpected(), status.problems(),
                    text(status.startedAt()), text(status.finishedAt()), status.lastError());
        }

        private static @Nullable String text(@Nullable Instant instant) {
            return instant == null ? null : instant.toString();
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
