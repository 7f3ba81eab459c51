package io.antiphon.nativeapi;

import io.helidon.common.uri.UriEncoding;
import io.helidon.http.Method;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All routes, and which one a path means.
final class Routes {

    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private final List<Route> all;

    Routes(NativePorts ports) {
        this.all = Stream
                .of(new AuthRoutes(ports).routes(), new UserRoutes(ports).routes(), new AdminRoutes(ports).routes(),
                        new CredentialRoutes(ports).routes(), new AuditRoutes(ports.people().auditor()).routes(),
                        new LinkRoutes(ports).routes(), new PairingRoutes(ports).routes(),
                        new ExternalSignInRoutes(ports).routes(),
                        new ScanRoutes(ports).routes(), new RadioRoutes(ports.radio()).routes(),
                        new AnalysisRoutes(ports).routes(), new TrackMediaRoutes(ports).routes(),
                        new PlaylistFileRoutes(ports).routes(), new SmartPlaylistRoutes(ports).routes(),
                        new PlaylistShareRoutes(ports).routes(), new AvatarRoutes(ports).routes(),
                        new ChangeRoutes(ports).routes(), new BackupRoutes(ports).routes(),
                        new TransferRoutes(ports).routes(), new RebuildRoutes(ports).routes())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Route::path))
                .toList();
    }

    List<Route> all() {
        return all;
    }

    Optional<Match> find(Method method, String rawPath) {
        return matching(rawPath).filter(match -> match.route().method().equals(method)).findFirst();
    }

    /// The methods a path can be called with; none when there is no such path.
    List<String> methodsOf(String rawPath) {
        return matching(rawPath).map(match -> match.route().method().text()).sorted().toList();
    }

    private Stream<Match> matching(String rawPath) {
        String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        List<String> segments = List.of(path.split("/", -1));
        return all.stream().flatMap(route -> match(route, segments).stream());
    }

    private static Optional<Match> match(Route route, List<String> segments) {
        List<String> pattern = route.segments();
        if (pattern.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (expected.startsWith("{")) {
                parameters.put(expected.substring(1, expected.length() - 1), decoded(segments.get(i)));
            } else if (!expected.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(route, parameters));
    }

    /// A percent sign that begins no code stands for itself.
    private static String decoded(String segment) {
        return MALFORMED.matcher(segment).find() ? segment : UriEncoding.decodeUri(segment);
    }

    record Match(Route route, Map<String, String> parameters) {

        Match {
            parameters = Map.copyOf(parameters);
        }
    }
}
