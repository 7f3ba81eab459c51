package io.antiphon.subsonic.endpoint;

import io.antiphon.subsonic.parameter.Binder;
import io.antiphon.subsonic.parameter.Extension;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes `docs/endpoints.md` from the registry.
public final class EndpointDocument {

    private EndpointDocument() {}

    public static String markdown(List<Endpoint<?>> endpoints) {
        StringBuilder text = new StringBuilder("""
                # Endpoints under `/rest`

                Generated from the registry; a test keeps it true. Subsonic 1.16.1 with OpenSubsonic. Every endpoint is reached with and
                without `.view`, and takes its parameters from the address, from a form, or from both. A parameter in **bold** is required.
                Any other name is answered with error 0 in the usual envelope.

                """);
        text.append("%d endpoints.%n".formatted(endpoints.size()).replace("\r\n", "\n"));
        Arrays.stream(Chapter.values())
                .forEach(chapter -> appendChapter(text, chapter,
                        endpoints.stream().filter(one -> one.chapter() == chapter).toList()));
        appendDifference(text, endpoints.stream().map(Endpoint::name).collect(Collectors.toSet()));
        return text.toString();
    }

    private static void appendDifference(StringBuilder text, Set<String> names) {
        List<String> missing = PublishedEndpoints.NAMES.stream().filter(name -> !names.contains(name)).toList();
        List<String> own = names.stream().filter(name -> !PublishedEndpoints.NAMES.contains(name)).sorted().toList();
        text.append("\n## Beside the published list\n\nSubsonic 1.16.1 and OpenSubsonic publish %d endpoints.\n"
                .formatted(PublishedEndpoints.NAMES.size()));
        text.append(missing.isEmpty() ? "All of them are answered here.\n"
                : "Not supported, answered with error 0 (`Unknown endpoint`): %s.\n".formatted(quoted(missing)));
        if (!own.isEmpty()) {
            text.append("This server's own, which other answers lead to: %s.\n".formatted(quoted(own)));
        }
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static void appendChapter(StringBuilder text, Chapter chapter, List<Endpoint<?>> endpoints) {
        if (endpoints.isEmpty()) {
            return;
        }
        text.append("\n## ")
                .append(chapter.title())
                .append("\n\n| endpoint | since | access | parameters | answer |\n|---|---|---|---|---|\n");
        endpoints.forEach(one -> text.append("| `")
                .append(one.name())
                .append("`")
                .append(aliases(one))
                .append(" | ")
                .append(since(one))
                .append(" | ")
                .append(access(one))
                .append(" | ")
                .append(parameters(one))
                .append(" | ")
                .append(answer(one))
                .append(" |\n"));
    }

    private static String aliases(Endpoint<?> endpoint) {
        return endpoint.aliases().stream().sorted().map(alias -> ", `" + alias + "`").collect(Collectors.joining());
    }

    private static String since(Endpoint<?> endpoint) {
        Extension extension = endpoint.extension();
        return extension == null ? endpoint.since() : "%s `%s`".formatted(endpoint.since(), extension.wireName());
    }

    private static String access(Endpoint<?> endpoint) {
        String who = switch (endpoint.access()) {
            case Access.Public open -> "everyone";
            case Access.Authenticated user -> "users";
            case Access.Permitted permitted -> permitted.permission().name().toLowerCase(Locale.ROOT);
        };
        return endpoint.methods().size() == Method.values().length
                ? who
                : who + ", only "
                        + endpoint.methods().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    }

    private static String parameters(Endpoint<?> endpoint) {
        List<Binder.Description> parameters = endpoint.binder().describe();
        return parameters.isEmpty() ? "–"
                : parameters.stream().map(EndpointDocument::parameter).collect(Collectors.joining(", "));
    }

    private static String parameter(Binder.Description parameter) {
        String name = parameter.required() ? "**" + parameter.name() + "**" : parameter.name();
        String type = parameter.type().replace("|", " \\| ");
        String byDefault = parameter.defaultValue() == null ? "" : " = " + parameter.defaultValue();
        Extension extension = parameter.extension();
        return name + " (" + type + byDefault + (extension == null ? ")" : ", `" + extension.wireName() + "`)");
    }

    private static String answer(Endpoint<?> endpoint) {
        return switch (endpoint.answer()) {
            case Answer.Element element -> element(element);
            case Answer.OneOf several -> several.elements()
                    .stream()
                    .map(EndpointDocument::element)
                    .collect(Collectors.joining(" or "));
            case Answer.Nothing nothing -> "–";
            case Answer.Bytes bytes -> bytes.what();
        };
    }

    private static String element(Answer.Element element) {
        return "`%s`: %s%s".formatted(element.name(), element.type().getSimpleName(), element.repeated() ? "[]" : "");
    }
}
