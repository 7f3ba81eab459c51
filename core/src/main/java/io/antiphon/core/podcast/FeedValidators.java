package io.antiphon.core.podcast;

import org.jspecify.annotations.Nullable;

/// What a server gave with a feed so that it can be asked for only when it has changed (RFC 9110, section 8.8).
///
/// @param etag as it was sent, quotes included
/// @param lastModified as it was sent
public record FeedValidators(@Nullable String etag, @Nullable String lastModified) {

    public static final FeedValidators NONE = new FeedValidators(null, null);
}
