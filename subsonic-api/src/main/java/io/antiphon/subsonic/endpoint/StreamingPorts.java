package io.antiphon.subsonic.endpoint;

import io.antiphon.core.streaming.PlayerDefaults;
import io.antiphon.core.streaming.Transcodes;

/// What the endpoints need to send sound in other formats.
public record StreamingPorts(Transcodes transcodes, PlayerDefaults players) {}
