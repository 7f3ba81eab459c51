package io.antiphon.subsonic.mapping;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.antiphon.core.library.Track;
import io.antiphon.subsonic.response.ChildFacts;
import java.util.function.Function;

/// What songs are for everybody, with how it was written: for as long as the catalogue answers the very same object for a song, which
/// it does of those that were asked for lately and did not change.
public final class KeptFacts {

    private final Cache<Track, ChildFacts> facts = Caffeine.newBuilder()
            // Compared as objects, not by what is in them; gone when the catalogue lets them go.
            .weakKeys()
            .executor(Runnable::run)
            .build();

    /// @param made of a song of which nothing is kept
    public ChildFacts of(Track track, Function<Track, ChildFacts> made) {
        return facts.get(track, made);
    }
}
