package io.antiphon.core.sonic;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;

/// A track with how alike it sounds to another.
///
/// @param similarity 1 for the same to 0 for nothing in common; [#UNKNOWN] when one of them was not analysed
public record SonicMatch(Annotated<Track> track, double similarity) {

    public static final double UNKNOWN = -1;
}
