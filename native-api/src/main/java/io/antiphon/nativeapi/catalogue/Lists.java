package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Slice;
import io.antiphon.core.browse.Stretch;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Paging;
import io.antiphon.nativeapi.http.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What lists of the library have in common: their filters, orders and pages.
final class Lists {

    private static final int FIRST_YEAR = 0;
    private static final int LAST_YEAR = 9999;

    /// Filters of more than one kind of thing.
    static final Parameter STARRED = Parameter.flag("starred", "Those that you starred, or did not.");
    static final Parameter RATED = Parameter.number("rating", 1, 5, "Those that you gave this many stars or more.");
    static final Parameter TEXT = Parameter.text("text", "Those with this in their names, without case.").upTo(200);
    static final Parameter ARTIST = Parameter.text("artist", "Those of the artist with this id.").upTo(40);
    static final Parameter GENRE = Parameter.text("genre", "Those of this genre, without case.").upTo(300);
    static final Parameter FROM_YEAR = Parameter.number("fromYear", FIRST_YEAR, LAST_YEAR,
            "Those of this year or later.");
    static final Parameter TO_YEAR = Parameter.number("toYear", FIRST_YEAR, LAST_YEAR,
            "Those of this year or earlier.");
    static final Parameter ADDED_SINCE = Parameter.moment("addedSince", "Those first seen then or later.");

    private Lists() {}

    /// `sort`, with a minus for the other direction.
    static Parameter sort(Class<? extends Enum<?>> orders, String standard) {
        List<String> choices = new ArrayList<>();
        for (String order : Names.all(orders)) {
            choices.add(order);
            choices.add("-" + order);
        }
        return Parameter.choice("sort", choices, "What the list is ordered by; descending with a minus.")
                .orElse(standard);
    }

    static <E extends Enum<E>> Order<E> order(Call call, Class<E> orders) {
        String sort = call.query("sort").orElseThrow();
        boolean descending = sort.startsWith("-");
        String name = descending ? sort.substring(1) : sort;
        return Arrays.stream(orders.getEnumConstants())
                .filter(order -> Names.written(order).equals(name))
                .findFirst()
                .map(order -> new Order<>(order, descending))
                .orElseThrow();
    }

    static Stretch stretch(Call call) {
        Paging.Wish wish = Paging.wish(call);
        return new Stretch(wish.after().offset(), wish.after().last(), wish.limit());
    }

    /// The cursor behind a part of a list.
    static <T> @Nullable String next(Call call, Slice<T> slice, Function<T, String> id) {
        String last = slice.items().isEmpty() ? null : id.apply(slice.items().getLast());
        return Paging.next(call, slice.offset(), slice.items().size(), slice.total(), last);
    }

    /// A part of what is at hand as a whole.
    static <T> Slice<T> part(List<T> all, Stretch stretch, Function<T, String> id) {
        int begin = Math.min(stretch.offset(), all.size());
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(stretch.last())) {
                begin = i + 1;
            }
        }
        int end = (int) Math.min(all.size(), (long) begin + stretch.limit());
        return new Slice<>(begin, all.size(), all.subList(begin, end));
    }
}
