package io.antiphon.enrichment.provider;

import io.antiphon.enrichment.web.WebBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A question to a service.
///
/// @param path below the service's address, encoded
/// @param headers further ones, which hold keys: they do not count for what is the same question
/// @param how it is sent
/// @param body the JSON to send
/// @param personal whether it is asked for one person, with their key: a refusal means that they no longer allow it
/// @param keep whether the answer may be kept
public record Question(String path, List<Parameter> parameters, Map<String, String> headers, Way how,
        @Nullable String body, boolean personal, boolean keep) {

    public Question {
        parameters = List.copyOf(parameters);
        headers = Map.copyOf(headers);
    }

    /// @param secret whether it is a key, which does not count for what is the same question
    public record Parameter(String name, String value, boolean secret) {}

    /// How a question is sent.
    public enum Way {
        /// With GET, parameters in the address.
        GET,
        /// With POST, parameters as a form.
        FORM,
        /// With POST, parameters in the address and a JSON document.
        JSON
    }

    /// @param segments of the path, not yet encoded
    public static Question to(String... segments) {
        String path = Arrays.stream(segments).map(Question::encoded).collect(Collectors.joining("/"));
        return ofPath(path);
    }

    /// @param path encoded already
    public static Question ofPath(String path) {
        return new Question(path, List.of(), Map.of(), Way.GET, null, false, true);
    }

    public Question with(String name, @Nullable String value) {
        return value == null ? this : with(new Parameter(name, value, false));
    }

    public Question with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /// With a key.
    public Question secretly(String name, String value) {
        return with(new Parameter(name, value, true));
    }

    private Question with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Question(path, more, headers, how, body, personal, keep);
    }

    public Question header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Question(path, parameters, more, how, body, personal, keep);
    }

    public Question asForm() {
        return new Question(path, parameters, headers, Way.FORM, body, personal, keep);
    }

    public Question sending(String document) {
        return new Question(path, parameters, headers, Way.JSON, document, personal, keep);
    }

    /// Asked for one person with their key; the answer is never kept.
    public Question forOnePerson() {
        return new Question(path, parameters, headers, how, body, true, false);
    }

    /// Whose answer is a secret, or true only once.
    public Question unkept() {
        return new Question(path, parameters, headers, how, body, personal, false);
    }

    /// What goes behind the service's address.
    String target() {
        return how == Way.FORM || parameters.isEmpty() ? path : path + "?" + encoded(parameters);
    }

    @Nullable WebBody webBody() {
        return switch (how) {
            case GET -> null;
            case FORM -> WebBody.form(encoded(parameters));
            case JSON -> WebBody.json(body == null ? "{}" : body);
        };
    }

    /// Equal for the same questions, whoever asks.
    String identity() {
        List<Parameter> open = parameters.stream().filter(parameter -> !parameter.secret).toList();
        return "%s %s?%s\n%s".formatted(how, path, encoded(open), body == null ? "" : body);
    }

    private static String encoded(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> encoded(parameter.name) + "=" + encoded(parameter.value))
                .collect(Collectors.joining("&"));
    }

    /// With `%20` for spaces, which paths need and queries allow.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Without parameters, headers and body, which may hold keys.
    @Override
    public String toString() {
        return "Question[%s]".formatted(path);
    }
}
