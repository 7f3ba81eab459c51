package io.antiphon.nativeapi.http;

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
public final class Routes {

    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private final List<Route> all;

    public Routes(List<Route> routes) {
        this.all = routes.stream().sorted(Comparator.comparing(Route::path)).toList();
    }

    public List<Route> all() {
        return all;
    }

    public Optional<Match> find(Method method, String rawPath) {
        return matching(rawPath).filter(match -> match.route().method().equals(method)).findFirst();
    }

    /// The methods a path can be called with; none when there is no such path.
    public List<String> methodsOf(String rawPath) {
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

    public record Match(Route route, Map<String, String> parameters) {

        public Match {
            parameters = Map.copyOf(parameters);
        }
    }
}
