package io.antiphon.subsonic.response;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account with what it may do.
public record User(String username, @Nullable String email, boolean scrobblingEnabled, @Nullable Integer maxBitRate,
        boolean adminRole,
        boolean settingsRole, boolean downloadRole, boolean uploadRole, boolean playlistRole, boolean coverArtRole,
        boolean commentRole,
        boolean podcastRole, boolean streamRole, boolean jukeboxRole, boolean shareRole, boolean videoConversionRole,
        @Nullable Instant avatarLastChanged, List<Integer> folder) {}
