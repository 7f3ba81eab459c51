package io.antiphon.core.podcast;

import org.jspecify.annotations.Nullable;

/// What a feed says of its channel, as plain text.
///
/// @param imageUrl where the channel's picture is
public record ChannelAbout(@Nullable String title, @Nullable String description, @Nullable String author,
        @Nullable String imageUrl) {

    public static final ChannelAbout UNKNOWN = new ChannelAbout(null, null, null, null);
}
