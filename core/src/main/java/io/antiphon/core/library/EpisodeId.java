package io.antiphon.core.library;

/// The id of a podcast's episode: allocated when a feed first names it, never changed, whatever the feed does later.
public record EpisodeId(String value) implements PlayableId {}
