package io.antiphon.subsonic.response;

import java.util.List;

/// The music folders in view.
public record MusicFolders(List<MusicFolder> musicFolder) {}
