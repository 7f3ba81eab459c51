package io.antiphon.nativeapi.event;

import io.antiphon.nativeapi.http.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a stream tells of.
enum EventType {
    /// The library, and what the listener did to it: up to which number there is something to ask for.
    CHANGES,
    /// How a scan stands.
    SCAN,
    /// What the listener's devices play.
    SESSION;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param list joined by commas; absent for all
    /// @throws ProblemException for what is none
    static Set<EventType> parse(Optional<String> list) {
        if (list.isEmpty()) {
            return EnumSet.allOf(EventType.class);
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : list.get().split(",", -1)) {
            types.add(Arrays.stream(values())
                    .filter(type -> type.wire().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(400,
                            "`types` is a list of `changes`, `scan` and `session`, not `%s`".formatted(name))));
        }
        return types;
    }
}
