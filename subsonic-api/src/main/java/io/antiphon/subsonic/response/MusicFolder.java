package io.antiphon.subsonic.response;

/// A music folder.
public record MusicFolder(int id, String name) {}
