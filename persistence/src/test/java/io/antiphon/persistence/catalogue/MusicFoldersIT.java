package io.antiphon.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.catalogue.JdbcMusicFolders.Configured;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MusicFoldersIT {

    private static final Path ROCK = Path.of("/music/rock");
    private static final Path JAZZ = Path.of("/music/jazz");
    private static final Path DISK = Path.of("/disk/jazz");

    private final Database database;
    private final JdbcMusicFolders folders;

    MusicFoldersIT(@TempDir Path folder) {
        database = Database.open(DatabaseOptions.embedded(folder));
        folders = new JdbcMusicFolders(database);
        folders.configure(List.of(new Configured("Rock", ROCK), new Configured("Jazz", JAZZ)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void numbersStartAtOneAndStayWhenTheConfigurationIsReordered() {
        folders.configure(List.of(new Configured("Jazz", JAZZ), new Configured("Rock", ROCK)));
        assertThat(folders.listMusicFolders()).containsExactly(new MusicFolder(1, "Rock", ROCK),
                new MusicFolder(2, "Jazz", JAZZ));
    }

    @Test
    void aFolderIsRenamedByItsRootAndMovedByItsName() {
        folders.configure(List.of(new Configured("Guitars", ROCK), new Configured("Jazz", DISK)));
        assertThat(folders.listMusicFolders()).containsExactly(new MusicFolder(1, "Guitars", ROCK),
                new MusicFolder(2, "Jazz", DISK));
    }

    @Test
    void aRemovedFolderComesBackUnderItsNumberAndANewOneNeverTakesIt() {
        folders.configure(List.of(new Configured("Rock", ROCK)));
        assertThat(folders.findMusicFolder(2)).isEmpty();
        folders.configure(List.of(new Configured("Folk", Path.of("/music/folk"))));
        assertThat(folders.listMusicFolders()).extracting(MusicFolder::id).containsExactly(3);
        folders.configure(List.of(new Configured("Jazz", JAZZ)));
        assertThat(new JdbcMusicFolders(database).listMusicFolders()).containsExactly(new MusicFolder(2, "Jazz", JAZZ));
    }
}
