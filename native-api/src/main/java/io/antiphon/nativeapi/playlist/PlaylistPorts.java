package io.antiphon.nativeapi.playlist;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.playlist.source.PlaylistSources;
import io.antiphon.core.playlist.source.PlaylistUpload;
import io.antiphon.core.user.AccountService;

/// What playlists stand on.
///
/// @param sources which files in music folders became playlists
public record PlaylistPorts(PlaylistService playlists, PlaylistUpload upload, PlaylistSources sources,
        AccountService accounts, MusicFolders musicFolders) {}
