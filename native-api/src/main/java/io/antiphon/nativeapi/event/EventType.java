package io.antiphon.nativeapi.event;

import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a stream tells of.
enum EventType {
    /// The library, and what the listener did to it: up to which number there is something to ask for.
    CHANGES,
    /// How a scan stands.
    SCAN,
    /// What the listener's devices play.
    SESSION,
    /// What everybody plays, of what the listener may see.
    NOW_PLAYING,
    /// How jobs stand; for those who manage the server.
    JOBS,
    /// Whether the server does its work, and for those who manage it why it does not.
    HEALTH;

    /// All of them, joined by commas.
    static final String ALL = String.join(",", Names.all(EventType.class));

    String wire() {
        return Names.written(this);
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
                    .orElseThrow(() -> new ProblemException(ProblemType.INVALID_PARAMETER,
                            "`types` is a list of %s, not `%s`".formatted(ALL.replace(",", ", "), name), "types")));
        }
        return types;
    }
}
