package io.antiphon.enrichment.lastfm;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.Lookup;
import io.antiphon.enrichment.provider.AnswerReader;
import io.antiphon.enrichment.provider.Dialect;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls of Last.fm's methods.
final class LastFmWeb {

    /// Errors are numbers in the answer, with or without an HTTP status that says so. Those not named here are faults.
    static final Dialect DIALECT = (status, answer) -> {
        Long error = Fields.number(answer, "error");
        if (error == null) {
            return Dialect.byStatus(status);
        }
        return switch (Math.toIntExact(Math.clamp(error, 0, 1000))) {
            // Invalid parameters: that is how an unknown artist, album or user is told.
            case 6, 7 -> Dialect.Verdict.NOTHING;
            // Authentication failed; session invalid; token not allowed or expired; private.
            case 4, 9, 14, 15, 17 -> Dialect.Verdict.REFUSED;
            // Key or signature invalid; key suspended.
            case 10, 13, 26 -> Dialect.Verdict.KEY_REFUSED;
            // Operation failed, service offline, temporarily unavailable, rate limit.
            case 8, 11, 16, 29 -> Dialect.Verdict.LATER;
            default -> Dialect.Verdict.FAULT;
        };
    };

    private final Service service;
    private final String key;
    private final String secret;

    LastFmWeb(Service service, String key, String secret) {
        this.service = service;
        this.key = key;
        this.secret = secret;
    }

    /// A method that reads what is there for everybody.
    <T> Lookup<T> read(String method, Map<String, String> parameters, AnswerReader<T> reader) {
        return service.ask(question(method, parameters), reader);
    }

    private Question question(String method, Map<String, String> parameters) {
        Question question = Question.ofPath("").with("method", method).with("format", "json");
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            question = question.with(parameter.getKey(), parameter.getValue());
        }
        return question.secretly("api_key", key);
    }

    /// A method that reads what is one person's, which is not kept.
    <T> Lookup<T> personal(String method, Map<String, String> parameters, AnswerReader<T> reader) {
        return service.ask(question(method, parameters).forOnePerson(), reader);
    }

    /// A method for one person, signed.
    ///
    /// @param session the person's; absent to get one
    <T> Lookup<T> signed(String method, @Nullable String session, Map<String, String> parameters,
            AnswerReader<T> reader) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("method", method);
        all.put("api_key", key);
        if (session != null) {
            all.put("sk", session);
        }
        all.put("api_sig", Signature.of(all, secret));
        all.put("format", "json");
        Question question = Question.ofPath("").asForm().forOnePerson();
        for (Map.Entry<String, String> parameter : all.entrySet()) {
            question = question.secretly(parameter.getKey(), parameter.getValue());
        }
        return service.ask(question, reader);
    }

    /// The text of a field that is written as `{"#text": …}` or plainly.
    static @Nullable String content(JsonNode node, String name) {
        JsonNode field = node.path(name);
        return field.isObject() ? Fields.text(field, "#text") : Fields.text(node, name);
    }
}
