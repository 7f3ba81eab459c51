package io.antiphon.subsonic.parameter;

/// What a player does.
public enum PlaybackState {
    STARTING, PLAYING, PAUSED, STOPPED
}
