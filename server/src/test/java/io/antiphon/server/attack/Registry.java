package io.antiphon.server.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The endpoints of `/rest` with their access and parameters, from the document that is generated from the registry and that
/// another test keeps equal to it.
final class Registry {

    private static final Path DOCUMENT = Path.of("../docs/endpoints.md");
    private static final Pattern ROW = Pattern
            .compile("\\| `(\\w+)`(?:, `[\\w.]+`)* \\|[^|]*\\| ([^|]*) \\| ((?:[^|\\\\]|\\\\.)*) \\|.*");
    private static final Pattern PARAMETER = Pattern.compile("(\\*\\*)?([a-zA-Z]+)(?:\\*\\*)? \\(([^)]*)\\)");

    private Registry() {}

    static List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                entries.add(new Entry(row.group(1), row.group(2), parameters(row.group(3))));
            }
        }
        return entries;
    }

    private static List<Parameter> parameters(String cell) {
        return PARAMETER.matcher(cell)
                .results()
                .map(found -> new Parameter(found.group(2), found.group(3), found.group(1) != null))
                .toList();
    }

    /// @param access `users`, `everyone` or a permission; with the methods, when they are limited
    record Entry(String name, String access, List<Parameter> parameters) {

        String permission() {
            return access.split(",", 2)[0];
        }

        boolean isPostOnly() {
            return access.contains("only POST");
        }

        /// A query in which all that is required is given, and `changed` as it is said.
        String query(Map<String, String> changed, String song) {
            Map<String, String> values = new LinkedHashMap<>();
            parameters.stream()
                    .filter(Parameter::required)
                    .forEach(parameter -> values.put(parameter.name(), parameter.plausible(song)));
            values.putAll(changed);
            return values.entrySet()
                    .stream()
                    .map(value -> value.getKey() + "=" + Target.encoded(value.getValue()))
                    .collect(Collectors.joining("&"));
        }
    }

    record Parameter(String name, String type, boolean required) {

        String plausible(String song) {
            return switch (name) {
                case "username" -> "victim";
                case "streamUrl", "url", "homepageUrl" -> "http://127.0.0.1:9/feed";
                case "rating" -> "3";
                default -> switch (type.replaceAll("[ =\\\\|].*", "").replace("[]", "")) {
                    case "int", "long", "number", "milliseconds" -> "1";
                    case "boolean" -> "true";
                    case "id" -> song;
                    case "string" -> "text";
                    default -> type.replaceAll("[ \\\\|].*", "");
                };
            };
        }
    }
}
