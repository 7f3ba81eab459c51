package io.antiphon.core.library;

/// The id of a podcast channel. Subscribing to a channel again after it was removed brings its id back.
public record ChannelId(String value) implements ItemId {}
