package io.antiphon.core.chat;

import java.time.Instant;

/// What a user said.
///
/// @param at in whole milliseconds; no two messages have the same
public record ChatMessage(String userName, Instant at, String text) {}
