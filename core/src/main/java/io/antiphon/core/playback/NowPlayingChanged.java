package io.antiphon.core.playback;

import io.antiphon.core.event.Event;

/// A player started, moved, paused or stopped.
public record NowPlayingChanged(NowPlaying.Session session) implements Event {}
