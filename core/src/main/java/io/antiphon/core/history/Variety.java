package io.antiphon.core.history;

/// How many different things were heard.
public record Variety(long tracks, long albums, long artists) {}
