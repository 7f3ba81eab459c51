package io.antiphon.server.attack;

import io.antiphon.nativeapi.http.RouteDescription;
import io.antiphon.server.TestServer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The routes of `/api/v1`, from the registry that answers them, so that a new one is attacked from its first day.
final class NativeRoutes {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    private NativeRoutes() {}

    static List<NativeRoute> of(TestServer server) {
        return server.routes().stream().map(NativeRoutes::route).toList();
    }

    private static NativeRoute route(RouteDescription described) {
        return new NativeRoute(described.method(), described.path(), described.query());
    }

    /// @param path below `/api/v1`, with parameters in braces
    /// @param query names of its parameters
    record NativeRoute(String method, String path, List<String> query) {

        boolean hasParameters() {
            return path.indexOf('{') >= 0;
        }

        /// @param value for all parameters, encoded
        String at(String value) {
            return "/api/v1" + PARAMETER.matcher(path).replaceAll(Matcher.quoteReplacement(value));
        }
    }
}
