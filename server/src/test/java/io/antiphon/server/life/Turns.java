package io.antiphon.server.life;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whose turn it is, where there comes to be more than can be looked at each time: what is lost stays lost, and is found when it is its turn.
final class Turns {

    private static final int EVERY = 5;
    private static final int AT_ONCE = 6;

    private final Map<String, Integer> counts = new HashMap<>();

    /// Whether this one of many of a kind is to be looked at.
    boolean isNext(String kind) {
        return counts.merge(kind, 1, Integer::sum) % EVERY == 0;
    }

    /// Some of a kind: those that came last, and as many of the others, one after the other.
    <T> List<T> some(String kind, Collection<T> all) {
        List<T> list = List.copyOf(all);
        if (list.size() <= 2 * AT_ONCE) {
            return list;
        }
        int old = list.size() - AT_ONCE;
        int from = counts.merge(kind, AT_ONCE, Integer::sum);
        List<T> some = new ArrayList<>(list.subList(old, list.size()));
        for (int i = 0; i < AT_ONCE; i++) {
            some.add(list.get((from + i) % old));
        }
        return some;
    }
}
