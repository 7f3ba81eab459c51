package io.antiphon.subsonic.response;

import java.util.List;

/// The playlists a user sees.
public record Playlists(List<Playlist> playlist) {}
