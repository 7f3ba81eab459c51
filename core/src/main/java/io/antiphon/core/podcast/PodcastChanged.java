package io.antiphon.core.podcast;

import io.antiphon.core.event.Event;
import io.antiphon.core.library.ChannelId;

/// A channel or one of its episodes changed, came or went.
public record PodcastChanged(ChannelId channel) implements Event {}
