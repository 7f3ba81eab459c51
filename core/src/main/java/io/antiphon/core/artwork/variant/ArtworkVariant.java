package io.antiphon.core.artwork.variant;

import org.jspecify.annotations.Nullable;

/// One of the pictures that there are of a thing.
///
/// @param id among those of this thing
/// @param label where it comes from, for people: a file's name
/// @param width in pixels; absent when its header does not say
/// @param height in pixels; absent when its header does not say
/// @param size in bytes
/// @param primary whether it is the one that is shown
/// @param chosen whether it is shown because a curator said so
public record ArtworkVariant(String id, Source source, String label, PictureType type, @Nullable Integer width,
        @Nullable Integer height, long size, boolean primary, boolean chosen) {

    /// Where pictures come from. Names are kept in the database.
    public enum Source {
        /// Inside a media file.
        EMBEDDED,
        /// An image file beside the music.
        FOLDER,
        /// The album's, shown for one of its tracks.
        ALBUM,
        /// Sent by a curator.
        UPLOAD
    }

    /// How good it is to stand for the thing: what it shows counts first, then how large it is; beyond a thousand pixels that hardly matters.
    long quality(PictureType wanted) {
        int edge = width == null || height == null ? 0 : Math.min(width, height);
        int longer = width == null || height == null ? 1 : Math.max(width, height);
        long square = longer == 0 ? 0 : 100L * edge / longer;
        long kind = type == wanted ? 2 : type == PictureType.OTHER ? 1 : 0;
        return kind * 1_000_000_000L + Math.min(edge, 1_000) * 100_000L + square * 100 + Math.min(99, size / 100_000);
    }
}
