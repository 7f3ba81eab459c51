package io.antiphon.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.catalogue.JdbcMusicFolders.Configured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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

    @Test
    void aDirectoryThatWasMovedAndRenamedIsTheSameFolderAndACopyOfItIsNot(@TempDir Path disk) throws IOException {
        Path music = Files.createDirectory(disk.resolve("Music"));
        folders.configure(List.of(new Configured("Rock", ROCK), new Configured("Jazz", JAZZ),
                new Configured("Music", music)));
        database.sql()
                .change("UPDATE music_folder SET sentinel = ? WHERE id = 3",
                        String.valueOf(Files.readAttributes(music, BasicFileAttributes.class).fileKey()));
        Path other = Files.createDirectory(disk.resolve("Other"));
        folders.configure(List.of(new Configured("Other", other)));
        assertThat(folders.listMusicFolders()).containsExactly(new MusicFolder(4, "Other", other));
        Path sounds = Files.move(music, Files.createDirectory(disk.resolve("new")).resolve("Sounds"));
        folders.configure(List.of(new Configured("Other", other), new Configured("Sounds", sounds)));
        assertThat(folders.listMusicFolders()).containsExactly(new MusicFolder(3, "Sounds", sounds),
                new MusicFolder(4, "Other", other));
    }
}
