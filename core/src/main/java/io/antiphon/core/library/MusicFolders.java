package io.antiphon.core.library;

import java.util.List;
import java.util.Optional;

/// The music folders that are configured.
public interface MusicFolders {

    /// By id.
    List<MusicFolder> listMusicFolders();

    Optional<MusicFolder> findMusicFolder(int id);
}
