package io.antiphon.subsonic.response;

/// What a user said.
///
/// @param time milliseconds since 1970
public record ChatMessage(String username, long time, String message) {}
