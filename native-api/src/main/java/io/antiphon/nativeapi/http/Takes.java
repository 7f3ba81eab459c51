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
/// @param repeatable whether `Idempotency-Key` makes repeating it safe
/// @param guarded whether `If-Match` must say which state is changed
public record Takes(List<Parameter> query, boolean open, List<Parameter> path, @Nullable Class<?> body,
        @Nullable String media, boolean repeatable, boolean guarded) {

    static final Takes NOTHING = new Takes(List.of(), false, List.of(), null, null, false, false);

    public Takes {
        query = List.copyOf(query);
        path = List.copyOf(path);
    }

    /// A parameter of the query that it takes.
    public Optional<Parameter> find(String name) {
        return query.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }

    Takes withQuery(List<Parameter> more) {
        List<Parameter> all = new ArrayList<>(query);
        all.addAll(more);
        return new Takes(all, open, path, body, media, repeatable, guarded);
    }

    Takes withAnyQuery() {
        return new Takes(query, true, path, body, media, repeatable, guarded);
    }

    Takes withPath(List<Parameter> more) {
        return new Takes(query, open, more, body, media, repeatable, guarded);
    }

    Takes withBody(@Nullable Class<?> record, @Nullable String contentType) {
        return new Takes(query, open, path, record, contentType, repeatable, guarded);
    }

    Takes withKeys() {
        return new Takes(query, open, path, body, media, true, guarded);
    }

    Takes withGuard() {
        return new Takes(query, open, path, body, media, repeatable, true);
    }
}
