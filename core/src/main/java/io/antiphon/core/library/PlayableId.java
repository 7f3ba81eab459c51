package io.antiphon.core.library;

/// The id of one thing that sounds: a track of the library or a podcast's episode. Both are streamed the same way.
public sealed interface PlayableId extends ItemId permits TrackId, EpisodeId {}
