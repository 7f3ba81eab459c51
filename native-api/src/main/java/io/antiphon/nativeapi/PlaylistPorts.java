package io.antiphon.nativeapi;

import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.playlist.source.PlaylistSources;
import io.antiphon.core.playlist.source.PlaylistUpload;

/// What playlists stand on.
///
/// @param sources which files in music folders became playlists
public record PlaylistPorts(PlaylistService playlists, PlaylistUpload upload, PlaylistSources sources) {}
