package io.antiphon.subsonic.mapping;

import io.antiphon.core.library.ItemId;

/// The address of an item's picture that the caller's players can load without signing in.
@FunctionalInterface
public interface PictureUrls {

    /// As large as players show an artist.
    int ARTIST_SIZE = 600;

    /// @param size edge in pixels of the square the picture fits into
    String of(ItemId item, int size);
}
