package io.antiphon.subsonic.response;

/// All videos.
public record Videos(Iterable<Child> video) {}
