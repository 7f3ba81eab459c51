package io.antiphon.core.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The music folders that are configured.
public interface MusicFolders {

    /// By id.
    List<MusicFolder> listMusicFolders();

    Optional<MusicFolder> findMusicFolder(int id);

    /// Where a track's file lies; empty when its music folder is no longer configured or the path would leave it.
    default Optional<Path> findFile(Track track) {
        return findFile(track.musicFolder(), track.file().path());
    }

    /// @param path relative to the music folder's root
    default Optional<Path> findFile(int musicFolder, String path) {
        return findMusicFolder(musicFolder).map(MusicFolder::root)
                .flatMap(root -> Optional.of(PathText.place(root, path).normalize())
                        .filter(file -> file.startsWith(root.normalize())));
    }
}
