package io.antiphon.core.library.scan;

import java.util.HashMap;
import java.util.Map;

/// At which rows the ids are that rows had before ids were carried over.
final class IdPlaces {

    /// The rows that ids are at now that changed their place, by the row they were at before.
    private final Map<Integer, Integer> places = new HashMap<>();

    int of(int old) {
        return places.getOrDefault(old, old);
    }

    /// The id that a row had goes to an heir; what had its id there has it where the other came from.
    ///
    /// @param old the row that had the id
    /// @param from where it was until now
    void exchange(int old, int from, int heir) {
        int other = places.entrySet()
                .stream()
                .filter(place -> place.getValue() == heir)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(heir);
        places.put(other, from);
        places.put(old, heir);
    }
}
