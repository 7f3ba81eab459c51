package io.antiphon.core.artwork.variant;

import io.antiphon.core.artwork.ArtworkLocation;

/// A picture that lies with the music.
///
/// @param label where, for people
public record FoundPicture(ArtworkVariant.Source source, String label, PictureType type, ArtworkLocation location) {}
