package io.antiphon.server.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The routes of `/api/v1`, from the sources that declare them, so that a new one is attacked from its first day.
final class NativeRoutes {

    private static final Path SOURCES = Path.of("../native-api/src/main/java");
    private static final Pattern CONSTANT = Pattern.compile("String (\\w+) = \"([^\"]*)\";");
    private static final Pattern ROUTE = Pattern
            .compile("new Route\\(Method\\.(\\w+),\\s*((?:\\w+ \\+ )?)\"([^\"]+)\"( \\+ \\w+)?");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    private NativeRoutes() {}

    static List<NativeRoute> all() throws IOException {
        List<NativeRoute> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.addAll(routes(Files.readString(file)));
            }
        }
        return all;
    }

    private static List<NativeRoute> routes(String source) {
        Map<String, String> constants = new HashMap<>(Map.of("", ""));
        for (Matcher constant = CONSTANT.matcher(source); constant.find();) {
            constants.put(constant.group(1), constant.group(2));
        }
        List<NativeRoute> routes = new ArrayList<>();
        for (Matcher route = ROUTE.matcher(source); route.find();) {
            String before = constants.getOrDefault(route.group(2).replace(" + ", ""), "");
            String after = route.group(4) == null ? ""
                    : constants.getOrDefault(route.group(4).replace(" + ", ""), "");
            routes.add(new NativeRoute(route.group(1), before + route.group(3) + after));
        }
        return routes;
    }

    /// @param path below `/api/v1`, with parameters in braces
    record NativeRoute(String method, String path) {

        boolean hasParameters() {
            return path.indexOf('{') >= 0;
        }

        /// @param value for all parameters, encoded
        String at(String value) {
            return "/api/v1" + PARAMETER.matcher(path).replaceAll(Matcher.quoteReplacement(value));
        }
    }
}
