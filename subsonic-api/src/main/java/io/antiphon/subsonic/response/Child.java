package io.antiphon.subsonic.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A song, a video, or a folder or album as an entry of a folder. What only songs have is null for the others.
///
/// @param parent the folder it lies in
/// @param size bytes
/// @param duration seconds
/// @param bitRate kbit/s
/// @param bookmarkPosition milliseconds
public record Child(String id, @Nullable String parent, boolean isDir, String title, @Nullable String album,
        @Nullable String artist,
        @Nullable Integer track, @Nullable Integer year, @Nullable String genre, @Nullable String coverArt,
        @Nullable Long size,
        @Nullable String contentType, @Nullable String suffix, @Nullable String transcodedContentType,
        @Nullable String transcodedSuffix,
        @Nullable Integer duration, @Nullable Integer bitRate, @Nullable String path, @Nullable Boolean isVideo,
        @Nullable Integer userRating,
        @Nullable Double averageRating, @Nullable Long playCount, @Nullable Integer discNumber,
        @Nullable Instant created,
        @Nullable Instant starred, @Nullable String albumId, @Nullable String artistId, @Nullable String type,
        @Nullable Long bookmarkPosition,
        @Nullable Integer originalWidth, @Nullable Integer originalHeight, @Inline ChildAdditions additions) {}
