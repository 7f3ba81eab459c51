package io.antiphon.testing.memory;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import java.util.List;
import java.util.Optional;

/// Music folders in a list.
public record MemoryMusicFolders(List<MusicFolder> listMusicFolders) implements MusicFolders {

    public MemoryMusicFolders {
        listMusicFolders = List.copyOf(listMusicFolders);
    }

    @Override
    public Optional<MusicFolder> findMusicFolder(int id) {
        return listMusicFolders.stream().filter(folder -> folder.id() == id).findFirst();
    }
}
