package io.antiphon.subsonic.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a `Child` is for everybody.
///
/// @param parent the folder it lies in
/// @param size bytes
/// @param duration seconds
/// @param bitRate kbit/s
/// @param form absent where these facts are written once only
public record ChildFacts(@Nullable String parent, boolean isDir, String title, @Nullable String album,
        @Nullable String artist, @Nullable Integer track, @Nullable Integer year, @Nullable String genre,
        @Nullable String coverArt, @Nullable Long size, @Nullable String contentType, @Nullable String suffix,
        @Nullable Integer duration, @Nullable Integer bitRate, @Nullable String path, @Nullable Boolean isVideo,
        @Nullable Integer discNumber, @Nullable Instant created, @Nullable String albumId, @Nullable String artistId,
        @Nullable String type, @Nullable Integer originalWidth, @Nullable Integer originalHeight,
        @Inline ChildAdditions additions, @Nullable WrittenForm form) {}
