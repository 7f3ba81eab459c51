package io.antiphon.nativeapi.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists in pages: the parameters that all of them take, and how the next page is asked for.
public final class Paging {

    private static final int MOST = 500;
    private static final int STANDARD = 50;

    /// What a list takes beside its own filters.
    public static final List<Parameter> PARAMETERS = List.of(
            Parameter.number("limit", 1, MOST, "How many are answered at most.").orElse(STANDARD),
            Parameter.text("cursor", "The `next` of the page before; absent for the first page."), fields());

    private Paging() {}

    /// Which fields an item is answered with.
    public static Parameter fields() {
        return Parameter.text("fields",
                "The fields that items are answered with, joined by commas; `id` is always there. All unless it is said.");
    }

    /// Where and how much is asked for.
    public record Wish(Place after, int limit) {}

    /// @throws ProblemException when the cursor is not this question's
    public static Wish wish(Call call) {
        Place after = call.query("cursor")
                .map(cursor -> call.kit().cursors().read(question(call), cursor))
                .orElse(Place.START);
        return new Wish(after, call.number("limit"));
    }

    /// The cursor of the page after this one; absent when this was the last.
    ///
    /// @param offset how many come before the page
    /// @param last the id of its last item
    public static @Nullable String next(Call call, int offset, int count, int total, @Nullable String last) {
        return count == 0 || offset + count >= total ? null
                : call.kit().cursors().write(question(call), new Place(offset + count, last));
    }

    /// All that the list depends on: who asks what, whatever the size of a page and the fields.
    private static String question(Call call) {
        Map<String, String> asked = new TreeMap<>();
        for (Parameter parameter : call.route().takes().query()) {
            if (PARAMETERS.stream().noneMatch(general -> general.name().equals(parameter.name()))) {
                call.query(parameter.name()).ifPresent(value -> asked.put(parameter.name(), value));
            }
        }
        return call.user().id().value() + call.path() + asked.entrySet()
                .stream()
                .map(each -> "\0" + each.getKey() + "\0" + each.getValue())
                .collect(Collectors.joining());
    }
}
