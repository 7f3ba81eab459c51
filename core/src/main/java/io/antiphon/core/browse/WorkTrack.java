package io.antiphon.core.browse;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.Track;
import org.jspecify.annotations.Nullable;

/// A track that holds a work, or a movement of it.
///
/// @param movement absent where the tags name none
public record WorkTrack(Annotated<Track> track, @Nullable Movement movement) {}
