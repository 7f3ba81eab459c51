package io.antiphon.nativeapi.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an operation takes.
///
/// @param query the parameters of its query; others are refused
/// @param open whether its query may hold others: for addresses that programs elsewhere complete
/// @param path what there is to say about parameters of the path
/// @param body a record that the JSON body is read as; absent for none
/// @param media the content type of a body that is no JSON; absent for none
/// @param headers that mean something to it beside those that follow from the rest; it checks them itself
/// @param repeatable whether `Idempotency-Key` makes repeating it safe
/// @param guarded whether `If-Match` must say which state is changed
/// @param matched whether `If-Match` may say which state is changed
public record Takes(List<Parameter> query, boolean open, List<Parameter> path, @Nullable Class<?> body,
        @Nullable String media, List<Header> headers, boolean repeatable, boolean guarded, boolean matched) {

    static final Takes NOTHING = new Takes(List.of(), false, List.of(), null, null, List.of(), false, false, false);

    public Takes {
        query = List.copyOf(query);
        path = List.copyOf(path);
        headers = List.copyOf(headers);
    }

    /// A header of the request.
    ///
    /// @param value what it takes
    public record Header(Parameter value, boolean required) {}

    /// A parameter of the query that it takes.
    public Optional<Parameter> find(String name) {
        return query.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }

    /// Whether it is held against `If-Match`.
    public boolean matches() {
        return guarded || matched;
    }

    Takes withQuery(List<Parameter> more) {
        List<Parameter> all = new ArrayList<>(query);
        all.addAll(more);
        return new Takes(all, open, path, body, media, headers, repeatable, guarded, matched);
    }

    Takes withAnyQuery() {
        return new Takes(query, true, path, body, media, headers, repeatable, guarded, matched);
    }

    Takes withPath(List<Parameter> more) {
        return new Takes(query, open, more, body, media, headers, repeatable, guarded, matched);
    }

    Takes withBody(@Nullable Class<?> record, @Nullable String contentType) {
        return new Takes(query, open, path, record, contentType, headers, repeatable, guarded, matched);
    }

    Takes withKeys() {
        return new Takes(query, open, path, body, media, headers, true, guarded, matched);
    }

    Takes withGuard() {
        return new Takes(query, open, path, body, media, headers, repeatable, true, matched);
    }

    Takes withMatching() {
        return new Takes(query, open, path, body, media, headers, repeatable, guarded, true);
    }

    Takes withHeaders(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new Takes(query, open, path, body, media, all, repeatable, guarded, matched);
    }
}
