package io.antiphon.subsonic.response;

/// A song, a video, or a folder or album as an entry of a folder. What only songs have is null for the others.
///
/// @param facts what it is for everybody
/// @param state what it is for the caller
public record Child(String id, @Inline ChildFacts facts, @Inline ChildState state) {}
