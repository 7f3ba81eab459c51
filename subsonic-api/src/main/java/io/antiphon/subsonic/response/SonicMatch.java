package io.antiphon.subsonic.response;

/// A song with how alike it sounds.
///
/// @param similarity 1 for the same to 0 for nothing in common; -1 when it is not known
public record SonicMatch(@OpenSubsonic Child entry, @OpenSubsonic double similarity) {}
