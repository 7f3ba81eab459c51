package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.reference.ReferenceService;
import io.antiphon.core.transfer.KeptSongs;

/// Things elsewhere.
///
/// @param kept songs that are found elsewhere only
public record ReferencePorts(ReferenceService references, KeptSongs kept) {}
