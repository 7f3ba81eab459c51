package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.scan.ScanProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of another sound that take the place of missing ones, and what becomes of ids where nothing can be said yet.
final class SuccessorTest {

    @TempDir
    private Path directory;
    private ScanWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new ScanWorld(directory);
        world.writeAlbum("Abba/Gold", "Abba", "Gold", 3);
        world.writeAlbum("Keep/Keep", "Keep", "Keep", 3);
        world.scan();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private void writeSong(String path, String title, String sound, String... more) {
        String[] lines = new String[5 + more.length];
        List.of("TITLE=" + title, "ARTIST=Abba", "ALBUMARTIST=Abba", "ALBUM=Gold", "SOUND=" + sound)
                .toArray(lines);
        System.arraycopy(more, 0, lines, 5, more.length);
        world.write(path, lines);
    }

    @Test
    void aSongThatIsReplacedByABetterEncodeKeepsItsId() {
        String id = world.idOf("Abba/Gold/1.mp3");
        world.delete("Abba/Gold/1.mp3");
        writeSong("Abba/Gold/1.flac", "Song 1", "better", "TRACKNUMBER=1");
        world.scan();
        assertThat(world.idOf("Abba/Gold/1.flac")).isEqualTo(id);
        assertThat(world.indexedName(id)).isEqualTo("Song 1");
        assertThat(world.text("SELECT track_count FROM album WHERE name = 'Gold' AND NOT missing")).isEqualTo("3");
        // And once more: what is left of the first encode is nobody's predecessor.
        world.delete("Abba/Gold/1.flac");
        writeSong("Abba/Gold/One.ogg", "Song 1", "best", "TRACKNUMBER=1");
        world.scan();
        assertThat(world.idOf("Abba/Gold/One.ogg")).isEqualTo(id);
        assertThat(world.scanner.problems()).isEmpty();
    }

    @Test
    void aSongWhoseTitleIsCorrectedWhileItIsReplacedKeepsItsId() {
        String id = world.idOf("Abba/Gold/1.mp3");
        world.delete("Abba/Gold/1.mp3");
        writeSong("Abba/Gold/1.flac", "The First Song", "better", "TRACKNUMBER=1");
        world.scan();
        assertThat(world.idOf("Abba/Gold/1.flac")).isEqualTo(id);
        assertThat(world.indexedName(id)).isEqualTo("The First Song");
    }

    @Test
    void aSongOfAnotherAlbumInTheSamePlaceIsNoSuccessor() {
        String id = world.idOf("Keep/Keep/1.mp3");
        world.delete("Keep/Keep/1.mp3");
        writeSong("Keep/Keep/1.flac", "The First Song", "other", "TRACKNUMBER=1");
        world.scan();
        assertThat(world.idOf("Keep/Keep/1.flac")).isNotEqualTo(id);
    }

    @Test
    void aSongOfAnotherNameIsNoSuccessor() {
        String id = world.idOf("Abba/Gold/1.mp3");
        world.delete("Abba/Gold/1.mp3");
        writeSong("Abba/Gold/4.mp3", "Song 4", "fourth", "TRACKNUMBER=4");
        world.scan();
        assertThat(world.idOf("Abba/Gold/4.mp3")).isNotEqualTo(id);
    }

    @Test
    void aFileThatCouldSucceedSeveralIsKeptApartAndReportedOnce() {
        writeSong("Abba/Gold/x/a.mp3", "Twin", "a");
        writeSong("Abba/Gold/y/a.mp3", "Twin", "b");
        world.scan();
        List<String> ids = world.list("SELECT id FROM track WHERE title = 'Twin'");
        world.delete("Abba/Gold/x");
        world.delete("Abba/Gold/y");
        writeSong("Abba/Gold/z/a.flac", "Twin", "c");
        world.scan();
        assertThat(ids).doesNotContain(world.idOf("Abba/Gold/z/a.flac"));
        assertThat(world.scanner.problems()).extracting(ScanProblem::path).containsExactly("Abba/Gold/z/a.flac");
    }

    @Test
    void aFileFromAMusicFolderThatIsNotBelievedWaitsAndKeepsItsId() throws IOException {
        Path other = Files.createDirectories(directory.resolve("other"));
        world.addMusicFolder(2, other);
        world.write("../other/One/1.mp3", "TITLE=One", "ARTIST=One", "ALBUM=One", "SOUND=one");
        world.scan();
        String id = world.idOf("One/1.mp3");
        world.move("../other/One/1.mp3", "New/1.mp3");
        assertThat(world.tryScan(false).lastError()).contains("is empty");
        assertThat(world.list("SELECT id FROM track WHERE path = 'New/1.mp3'")).isEmpty();
        assertThat(world.scanner.problems()).extracting(ScanProblem::path).containsExactly("New/1.mp3");
        world.scanner.confirmChanges(2);
        world.scan();
        assertThat(world.idOf("New/1.mp3")).isEqualTo(id);
        assertThat(world.scanner.problems()).isEmpty();
    }

    @Test
    void starsAndPlaysOfAnAlbumGoAlongWhenItIsMerged() {
        String gold = world.text("SELECT id FROM album WHERE name = 'Gold'");
        String keep = world.text("SELECT id FROM album WHERE name = 'Keep'");
        world.execute("INSERT INTO annotation (user_id, kind, item, starred_at, rating, play_count) VALUES "
                + "('ann', 2, '" + gold + "', 5, 4, 3), ('bob', 2, '" + gold + "', 6, NULL, 1), "
                + "('bob', 2, '" + keep + "', NULL, 2, 7)");
        for (int i = 1; i <= 3; i++) {
            world.edit("Abba/Gold/" + i + ".mp3",
                    text -> text.replace("ALBUM=Gold", "ALBUM=Keep").replace("ALBUMARTIST=Abba", "ALBUMARTIST=Keep"));
        }
        world.scan();
        assertThat(world.list("SELECT user_id, starred_at, rating, play_count FROM annotation WHERE item = '" + keep
                + "' ORDER BY user_id")).containsExactly("ann|5|4|3", "bob|6|2|8");
        assertThat(world.text("SELECT total || ' ' || votes FROM item_rating WHERE item = '" + keep + "'"))
                .isEqualTo("6 2");
    }
}
