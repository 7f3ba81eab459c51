package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// What someone plays now.
///
/// @param positionMs milliseconds, told only when the player reports
public record NowPlayingEntry(@Inline Child child, String username, int minutesAgo, int playerId,
        @Nullable String playerName,
        @OpenSubsonic @Nullable String state, @OpenSubsonic @Nullable Long positionMs,
        @OpenSubsonic @Nullable Double playbackRate) {}
