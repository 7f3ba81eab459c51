package io.antiphon.core.history;

import io.antiphon.core.library.PlayableId;
import java.time.Duration;
import java.time.Instant;

/// One play.
///
/// @param at when it began, in whole seconds
/// @param listened how long; where the player did not say, how long the track is
/// @param client the name the player gave itself
public record PlayEntry(PlayableId item, Instant at, Duration listened, String client) {}
