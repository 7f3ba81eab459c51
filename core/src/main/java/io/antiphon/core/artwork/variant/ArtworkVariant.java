package io.antiphon.core.artwork.variant;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of the pictures that there are of a thing.
///
/// @param id among those of this thing
/// @param label where it comes from, for people: a file's name, or where a provider has it
/// @param width in pixels; absent when its header does not say, or it was not fetched yet and nobody said
/// @param height in pixels; absent as `width`
/// @param size in bytes; 0 when it was not fetched yet
/// @param origin who it comes from and since when
/// @param use whether it is shown, and why
public record ArtworkVariant(String id, Source source, String label, PictureType type, @Nullable Integer width,
        @Nullable Integer height, long size, Origin origin, Use use) {

    private static final long NOT_FETCHED = 1L << 60;

    /// Where pictures come from. Names are kept in the database.
    public enum Source {
        /// Inside a media file.
        EMBEDDED,
        /// An image file beside the music.
        FOLDER,
        /// The album's, shown for one of its tracks.
        ALBUM,
        /// Sent by a curator.
        UPLOAD,
        /// Offered by a provider.
        PROVIDER
    }

    /// @param provider the name of the one that offers it; absent for what lies with the music or was sent
    /// @param at when it was fetched, offered, sent or chosen; absent for what lies with the music
    public record Origin(@Nullable String provider, @Nullable Instant at) {

        static final Origin MUSIC = new Origin(null, null);
    }

    /// Whether it is the one that is shown.
    public enum Use {
        /// Another one is, or none.
        NOT_SHOWN,
        /// Chosen by the rule.
        SHOWN,
        /// Chosen by a curator.
        CHOSEN
    }

    /// Whether it is the one that is shown.
    public boolean primary() {
        return use != Use.NOT_SHOWN;
    }

    /// Whether it is shown because a curator said so.
    public boolean chosen() {
        return use == Use.CHOSEN;
    }

    /// Whether it can be sent at once.
    public boolean fetched() {
        return size > 0;
    }

    /// How good it is to stand for the thing; what was not fetched yet comes last, as nobody knows whether it is what was said.
    long quality(PictureType wanted) {
        Optional<PictureSize> edges = width == null || height == null ? Optional.empty()
                : Optional.of(new PictureSize(width, height));
        return fetched() ? quality(type, edges, wanted) * 100 + Math.min(99, size / 100_000)
                : -NOT_FETCHED + quality(type, edges, wanted);
    }

    /// What it shows counts first, then how large it is; beyond a thousand pixels that hardly matters.
    static long quality(PictureType type, Optional<PictureSize> edges, PictureType wanted) {
        int shorter = edges.map(size -> Math.min(size.width(), size.height())).orElse(0);
        int longer = edges.map(size -> Math.max(size.width(), size.height())).orElse(1);
        long square = longer == 0 ? 0 : 100L * shorter / longer;
        long kind = type == wanted ? 2 : type == PictureType.OTHER ? 1 : 0;
        return kind * 10_000_000L + Math.min(shorter, 1_000) * 1_000L + square;
    }
}
