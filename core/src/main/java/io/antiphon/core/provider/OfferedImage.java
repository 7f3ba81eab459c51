package io.antiphon.core.provider;

import org.jspecify.annotations.Nullable;

/// A picture that can be fetched.
///
/// @param width in pixels; absent when the provider doesn't say
/// @param height in pixels; absent when the provider doesn't say
/// @param votes how much people there like it, compared only with others of the same provider
/// @param byId whether what it shows was found by an id that the library has of it, so that it is of nothing else that is called so
public record OfferedImage(String url, Type type, @Nullable Integer width, @Nullable Integer height, int votes,
        boolean byId) {

    public OfferedImage {
        width = width != null && width > 0 ? width : null;
        height = height != null && height > 0 ? height : null;
    }

    /// One that was found by a name.
    public OfferedImage(String url, Type type, @Nullable Integer width, @Nullable Integer height, int votes) {
        this(url, type, width, height, votes, false);
    }

    /// What it shows.
    public enum Type {
        /// Of an album: its front.
        FRONT,
        /// Of an album: its back.
        BACK,
        /// Of an album: a disc.
        DISC,
        /// Of an album: a page of its booklet.
        BOOKLET,
        /// Of an artist: themselves.
        PORTRAIT,
        /// Of an artist: wide, to stand behind something.
        BACKGROUND,
        /// Of an artist: their name as they write it.
        LOGO,
        /// Anything else.
        OTHER
    }
}
