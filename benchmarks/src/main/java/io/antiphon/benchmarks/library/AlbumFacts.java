package io.antiphon.benchmarks.library;

import java.util.Optional;

/// What all tracks of an album share in their tags. `originalYear` is there when it differs from `year`.
record AlbumFacts(int year, Optional<Integer> originalYear, boolean hasMusicBrainzIds, boolean hasReplayGain,
        boolean hasSortNames, boolean hasComposers, int discs) {}
