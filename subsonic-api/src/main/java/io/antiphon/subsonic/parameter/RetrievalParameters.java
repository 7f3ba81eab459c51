package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.TrackId;
import org.jspecify.annotations.Nullable;

/// What the media retrieval chapter takes.
public interface RetrievalParameters {

    /// `stream`: a song, a video or a podcast's episode. `size` and `converted` are for videos.
    record Stream(WireId id, @Nullable Integer maxBitRate, @Nullable String format,
            @PartOf(Extension.TRANSCODE_OFFSET) @Default("0") @AtLeast(0) int timeOffset, @Nullable String size,
            @Default("false") boolean estimateContentLength, @Default("false") boolean converted) {}

    /// `download`: with `format` or `maxBitRate`, which are not in the specification, a single song comes as a copy in another format.
    record Download(WireId id, @Nullable String format, @Default("0") @AtLeast(0) int maxBitRate) {}

    /// `getCoverArt`.
    record CoverArt(WireId id, @Default("0") @AtLeast(0) @AtMost(4096) int size) {}

    /// `getLyrics`.
    record Lyrics(@Nullable String artist, @Nullable String title) {}

    /// `getLyricsBySongId`.
    record LyricsBySongId(TrackId id, @Default("false") boolean enhanced) {}
}
