package io.antiphon.subsonic.endpoint;

import io.antiphon.core.streaming.PlayerDefaults;
import io.antiphon.core.streaming.Transcodes;

import org.jspecify.annotations.Nullable;

/// What the endpoints need to send sound in other formats, and to say how loud it is to be played.
///
/// @param fallbackGain dB that players are told to apply where no gain is known; absent to tell them nothing
public record StreamingPorts(Transcodes transcodes, PlayerDefaults players, @Nullable Double fallbackGain) {}
