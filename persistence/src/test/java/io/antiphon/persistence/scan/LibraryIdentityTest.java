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

/// Ids are for ever: what a collector does to files and tags does not change them.
final class LibraryIdentityTest {

    @TempDir
    private Path directory;
    private ScanWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new ScanWorld(directory);
        world.writeAlbum("Keep/Keep", "Keep", "Keep", 3);
        world.writeAlbum("Abba/Gold", "Abba", "Gold", 3);
        world.scan();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aMovedAndRetaggedFileIsTheSameTrack() {
        String id = world.idOf("Abba/Gold/1.mp3");
        world.move("Abba/Gold/1.mp3", "Elsewhere/new name.mp3");
        world.edit("Elsewhere/new name.mp3", text -> text.replace("TITLE=Song 1", "TITLE=Another"));
        world.scan();
        assertThat(world.idOf("Elsewhere/new name.mp3")).isEqualTo(id);
        assertThat(world.list("SELECT COUNT(*) FROM track")).containsExactly("6");
        assertThat(world.list("SELECT path FROM track WHERE missing")).isEmpty();
        assertThat(world.list("SELECT track_count FROM album WHERE name = 'Gold'")).containsExactly("3");
    }

    @Test
    void aRetagInPlaceKeepsTheId() {
        String id = world.idOf("Abba/Gold/1.mp3");
        world.edit("Abba/Gold/1.mp3", text -> text.replace("TITLE=Song 1", "TITLE=New"));
        world.scan();
        assertThat(world.text("SELECT title FROM track WHERE id = '" + id + "'")).isEqualTo("New");
        assertThat(world.indexedName(id)).isEqualTo("New");
    }

    @Test
    void filesThatExchangeTheirNamesKeepTheirIds() {
        String one = world.idOf("Abba/Gold/1.mp3");
        String two = world.idOf("Abba/Gold/2.mp3");
        world.move("Abba/Gold/1.mp3", "Abba/Gold/x.mp3");
        world.move("Abba/Gold/2.mp3", "Abba/Gold/1.mp3");
        world.move("Abba/Gold/x.mp3", "Abba/Gold/2.mp3");
        world.edit("Abba/Gold/1.mp3", text -> text + "\nCOMMENT=a");
        world.edit("Abba/Gold/2.mp3", text -> text + "\nCOMMENT=b");
        world.scan();
        assertThat(world.idOf("Abba/Gold/1.mp3")).isEqualTo(two);
        assertThat(world.idOf("Abba/Gold/2.mp3")).isEqualTo(one);
        assertThat(world.list("SELECT COUNT(*) FROM track")).containsExactly("6");
    }

    @Test
    void aFileOfAnotherSoundThatTakesTheNameOfAMovedOneIsNew() {
        String one = world.idOf("Abba/Gold/1.mp3");
        world.move("Abba/Gold/1.mp3", "Abba/Gold/9.mp3");
        world.write("Abba/Gold/1.mp3", "TITLE=Fresh", "ARTIST=Abba", "ALBUM=Gold", "ALBUMARTIST=Abba", "SOUND=fresh");
        world.scan();
        assertThat(world.idOf("Abba/Gold/9.mp3")).isEqualTo(one);
        assertThat(world.idOf("Abba/Gold/1.mp3")).isNotEqualTo(one);
        assertThat(world.list(
                "SELECT path FROM track WHERE folder = (SELECT row_no FROM folder WHERE path = 'Abba/Gold') ORDER BY path"))
                .containsExactly("Abba/Gold/1.mp3", "Abba/Gold/2.mp3", "Abba/Gold/3.mp3", "Abba/Gold/9.mp3");
    }

    @Test
    void aDeletedFileIsMarkedMissingAndComesBackAsTheSameTrack() {
        String id = world.idOf("Abba/Gold/1.mp3");
        world.move("Abba/Gold/1.mp3", "../away.mp3");
        world.scan();
        assertThat(world.text("SELECT missing FROM track WHERE id = '" + id + "'")).isEqualTo("TRUE");
        assertThat(world.index).doesNotContainKey(id);
        assertThat(world.text("SELECT track_count FROM album WHERE name = 'Gold'")).isEqualTo("2");
        world.move("../away.mp3", "Abba/Gold/1.mp3");
        world.scan();
        assertThat(world.idOf("Abba/Gold/1.mp3")).isEqualTo(id);
        assertThat(world.text("SELECT track_count FROM album WHERE name = 'Gold'")).isEqualTo("3");
        assertThat(world.index).containsKey(id);
    }

    @Test
    void aMovedFolderAndItsParentsKeepTheirIds() {
        String gold = world.text("SELECT id FROM folder WHERE path = 'Abba/Gold'");
        String abba = world.text("SELECT id FROM folder WHERE path = 'Abba'");
        String album = world.albumId("Gold");
        List<String> tracks = world.list("SELECT id FROM track WHERE path LIKE 'Abba/%' ORDER BY id");
        world.move("Abba", "Pop/A");
        world.scan();
        assertThat(world.text("SELECT id FROM folder WHERE path = 'Pop/A/Gold'")).isEqualTo(gold);
        assertThat(world.text("SELECT id FROM folder WHERE path = 'Pop/A'")).isEqualTo(abba);
        assertThat(world.list("SELECT id FROM track WHERE path LIKE 'Pop/%' ORDER BY id")).isEqualTo(tracks);
        assertThat(world.albumId("Gold")).isEqualTo(album);
        assertThat(world.text("SELECT f.path FROM album a JOIN folder f ON f.row_no = a.folder WHERE a.name = 'Gold'"))
                .isEqualTo("Pop/A/Gold");
        assertThat(world.list("SELECT path, missing, media_count FROM folder WHERE path LIKE 'Abba%' ORDER BY path"))
                .containsExactly("Abba|TRUE|0",
                        "Abba/Gold|TRUE|0");
        assertThat(world.list("SELECT media_count FROM folder WHERE path = 'Pop' OR path = ''"))
                .containsExactlyInAnyOrder("3", "6");
    }

    @Test
    void anAlbumWhoseTitleIsCorrectedKeepsItsId() {
        String id = world.albumId("Gold");
        for (int i = 1; i <= 3; i++) {
            world.edit("Abba/Gold/" + i + ".mp3", text -> text.replace("ALBUM=Gold", "ALBUM=Gold: Greatest Hits"));
        }
        world.scan();
        assertThat(world.albumId("Gold: Greatest Hits")).isEqualTo(id);
        assertThat(world.list("SELECT name FROM album WHERE NOT missing ORDER BY name"))
                .containsExactly("Gold: Greatest Hits", "Keep");
        assertThat(world.indexedName(id)).isEqualTo("Gold: Greatest Hits");
        for (int i = 1; i <= 3; i++) {
            world.edit("Abba/Gold/" + i + ".mp3", text -> text.replace("ALBUM=Gold: Greatest Hits", "ALBUM=Gold"));
        }
        world.scan();
        assertThat(world.albumId("Gold")).as("and back").isEqualTo(id);
    }

    @Test
    void aSplitAlbumKeepsItsIdWhereMostOfItsTracksAre() {
        String id = world.albumId("Gold");
        for (int i = 1; i <= 2; i++) {
            world.edit("Abba/Gold/" + i + ".mp3", text -> text.replace("ALBUM=Gold", "ALBUM=Silver"));
        }
        world.scan();
        assertThat(world.albumId("Silver")).isEqualTo(id);
        assertThat(world.albumId("Gold")).isNotEqualTo(id);
    }

    @Test
    void anAlbumThatMakesPlaceForAnotherGoesWithItsTracks() {
        String gold = world.albumId("Gold");
        String keep = world.albumId("Keep");
        for (int i = 1; i <= 3; i++) {
            world.edit("Keep/Keep/" + i + ".mp3", text -> text.replace("ALBUM=Keep", "ALBUM=Kept"));
            world.edit("Abba/Gold/" + i + ".mp3",
                    text -> text.replace("ALBUM=Gold", "ALBUM=Keep").replace("ALBUMARTIST=Abba", "ALBUMARTIST=Keep"));
        }
        world.writeAlbum("Abba/More", "Abba", "More", 1);
        world.scan();
        assertThat(world.albumId("Kept")).isEqualTo(keep);
        assertThat(world.albumId("Keep")).isEqualTo(gold);
        assertThat(world.list("SELECT old_id FROM alias WHERE kind = 2")).isEmpty();
        assertThat(world.indexedName(keep)).isEqualTo("Kept");
        assertThat(world.indexedName(gold)).isEqualTo("Keep");
    }

    @Test
    void albumsThatExchangeTheirNamesKeepTheirIds() {
        String gold = world.albumId("Gold");
        world.writeAlbum("Abba/More", "Abba", "More", 2);
        world.scan();
        String more = world.albumId("More");
        for (int i = 1; i <= 3; i++) {
            world.edit("Abba/Gold/" + i + ".mp3", text -> text.replace("ALBUM=Gold", "ALBUM=More"));
        }
        for (int i = 1; i <= 2; i++) {
            world.edit("Abba/More/" + i + ".mp3", text -> text.replace("ALBUM=More", "ALBUM=Gold"));
        }
        world.scan();
        assertThat(world.albumId("More")).isEqualTo(gold);
        assertThat(world.albumId("Gold")).isEqualTo(more);
        assertThat(world.indexedName(gold)).isEqualTo("More");
    }

    @Test
    void anAlbumThatIsMergedIntoAnotherAnswersUnderItsId() {
        String gold = world.albumId("Gold");
        String keep = world.albumId("Keep");
        for (int i = 1; i <= 3; i++) {
            world.edit("Abba/Gold/" + i + ".mp3",
                    text -> text.replace("ALBUM=Gold", "ALBUM=Keep").replace("ALBUMARTIST=Abba", "ALBUMARTIST=Keep"));
        }
        world.scan();
        assertThat(world.albumId("Keep")).isEqualTo(keep);
        assertThat(world.text("SELECT new_id FROM alias WHERE kind = 2 AND old_id = '" + gold + "'")).isEqualTo(keep);
        assertThat(world.text("SELECT track_count FROM album WHERE id = '" + keep + "'")).isEqualTo("6");
        assertThat(world.index).doesNotContainKey(gold);
    }

    @Test
    void anArtistWhoseNameIsCorrectedKeepsTheirId() {
        String id = world.artistId("Abba");
        for (int i = 1; i <= 3; i++) {
            world.edit("Abba/Gold/" + i + ".mp3", text -> text.replace("ARTIST=Abba", "ARTIST=A*B*B*A"));
        }
        world.scan();
        assertThat(world.artistId("A*B*B*A")).isEqualTo(id);
        assertThat(world.list("SELECT details FROM track WHERE path LIKE 'Abba/%'"))
                .allMatch(details -> details.contains(id));
        assertThat(world.list("SELECT details FROM album WHERE name = 'Gold' AND NOT missing"))
                .allMatch(details -> details.contains(id));
        assertThat(world.indexedName(id)).isEqualTo("A*B*B*A");
    }

    @Test
    void anArtistWhoIsMergedIntoAnotherAnswersUnderTheirId() {
        String abba = world.artistId("Abba");
        for (int i = 1; i <= 3; i++) {
            world.edit("Abba/Gold/" + i + ".mp3", text -> text.replace("ARTIST=Abba", "ARTIST=Keep"));
        }
        world.scan();
        assertThat(world.text("SELECT new_id FROM alias WHERE kind = 3 AND old_id = '" + abba + "'"))
                .isEqualTo(world.artistId("Keep"));
        assertThat(world.text("SELECT missing FROM artist WHERE id = '" + abba + "'")).isEqualTo("TRUE");
    }

    @Test
    void aMusicBrainzIdTaggedLaterMakesNoNewArtist() {
        String id = world.artistId("Abba");
        world.edit("Abba/Gold/1.mp3", text -> text + "\nMUSICBRAINZ_ARTISTID=d87e52c5-bb8d-4da8-b941-9f4928627dc8");
        world.scan();
        assertThat(world.artistId("Abba")).isEqualTo(id);
        assertThat(world.text("SELECT mbid FROM artist WHERE id = '" + id + "'"))
                .isEqualTo("d87e52c5-bb8d-4da8-b941-9f4928627dc8");
    }

    @Test
    void filesOfOneSoundThatCannotBeToldApartStayApartAndAreReported() {
        world.write("Twin/a/1.mp3", "TITLE=T", "ARTIST=Keep", "ALBUM=Twin", "SOUND=twin");
        world.write("Twin/b/1.mp3", "TITLE=T", "ARTIST=Keep", "ALBUM=Twin", "SOUND=twin");
        world.scan();
        List<String> ids = world.list("SELECT id FROM track WHERE path LIKE 'Twin/%'");
        world.move("Twin/a/1.mp3", "Twin/c/1.mp3");
        world.delete("Twin/b/1.mp3");
        world.scan();
        assertThat(ids).doesNotContain(world.idOf("Twin/c/1.mp3"));
        assertThat(world.scanner.problems()).extracting(ScanProblem::path).containsExactly("Twin/c/1.mp3");
    }

    @Test
    void aCopyThatIsReadBeforeWhatWasMovedIsNew() {
        List<String> ids = world.list("SELECT id FROM track WHERE path LIKE 'Abba/%' ORDER BY path");
        world.copy("Abba/Gold/1.mp3", "Aaa/Best of All/7.mp3");
        world.edit("Aaa/Best of All/7.mp3",
                text -> text.replace("TITLE=Song 1", "TITLE=Hit").replace("ALBUM=Gold", "ALBUM=Best"));
        world.move("Abba", "Pop/Abba");
        world.scan();
        assertThat(world.list("SELECT id FROM track WHERE path LIKE 'Pop/%' ORDER BY path")).isEqualTo(ids);
        assertThat(ids).doesNotContain(world.idOf("Aaa/Best of All/7.mp3"));
        assertThat(world.scanner.problems()).isEmpty();
    }

    @Test
    void ofWhatSoundsAlikeTheLikestIsTheOneThatWasMoved() {
        String id = world.idOf("Abba/Gold/1.mp3");
        // The same album and folder, but another song on it, in another file.
        world.copy("Abba/Gold/1.mp3", "Aaa/Gold/7.mp3");
        world.edit("Aaa/Gold/7.mp3",
                text -> text.replace("TITLE=Song 1", "TITLE=Hit").replace("TRACKNUMBER=1", "TRACKNUMBER=7"));
        world.move("Abba/Gold/1.mp3", "Pop/Singles/Song.mp3");
        world.edit("Pop/Singles/Song.mp3", text -> text + "\nCOMMENT=moved");
        world.scan();
        assertThat(world.idOf("Pop/Singles/Song.mp3")).isEqualTo(id);
        assertThat(world.idOf("Aaa/Gold/7.mp3")).isNotEqualTo(id);
    }

    @Test
    void aCopyInOneMusicFolderIsNotWhatWasMovedToAnother() throws IOException {
        String id = world.idOf("Abba/Gold/1.mp3");
        world.addMusicFolder(2, Files.createDirectories(directory.resolve("second")));
        world.write("../second/Other/1.mp3", "TITLE=Other", "ARTIST=Other", "ALBUM=Other", "SOUND=other");
        world.scan();
        world.copy("Abba/Gold/1.mp3", "Best/Copy.mp3");
        world.edit("Best/Copy.mp3", text -> text.replace("TITLE=Song 1", "TITLE=Hit"));
        world.move("Abba/Gold/1.mp3", "../second/Abba/Gold/1.mp3");
        world.scan();
        assertThat(world.text("SELECT id FROM track WHERE music_folder = 2 AND path = 'Abba/Gold/1.mp3'"))
                .isEqualTo(id);
        assertThat(world.idOf("Best/Copy.mp3")).isNotEqualTo(id);
    }

    @Test
    void aCopyOfASongIsNotAnotherCopyThatIsMissing() {
        world.copy("Abba/Gold/1.mp3", "Best/Copy 1.mp3");
        world.edit("Best/Copy 1.mp3",
                text -> text.replace("TITLE=Song 1", "TITLE=Hit").replace("ALBUM=Gold", "ALBUM=Best"));
        world.scan();
        String missing = world.idOf("Best/Copy 1.mp3");
        world.move("Best/Copy 1.mp3", "../away.mp3");
        world.scan();
        world.copy("Abba/Gold/1.mp3", "Dance/Copy 2.mp3");
        world.edit("Dance/Copy 2.mp3", text -> text.replace("TITLE=Song 1", "TITLE=Dance")
                .replace("ALBUM=Gold", "ALBUM=Best")
                .replace("TRACKNUMBER=1", "TRACKNUMBER=2"));
        world.scan();
        assertThat(world.idOf("Dance/Copy 2.mp3")).isNotEqualTo(missing);
        world.move("../away.mp3", "Back/1.mp3");
        world.scan();
        assertThat(world.idOf("Back/1.mp3")).isEqualTo(missing);
        assertThat(world.scanner.problems()).isEmpty();
    }

    @Test
    void aMissingSongThatIsNowhereElseIsKnownByItsSoundAlone() {
        String id = world.idOf("Abba/Gold/1.mp3");
        world.delete("Abba/Gold/1.mp3");
        world.scan();
        world.write("Other/x.mp3", "TITLE=Other", "ARTIST=Other", "ALBUM=Other", "TRACKNUMBER=9", "SOUND=AbbaGold1");
        world.scan();
        assertThat(world.idOf("Other/x.mp3")).isEqualTo(id);
    }

    @Test
    void folderAndFilesInOneThatHadToWaitAreWhole() {
        List<String> ids = world.list("SELECT id FROM track WHERE path LIKE 'Abba/%' ORDER BY path");
        for (int i = 1; i <= 3; i++) {
            world.move("Abba/Gold/" + i + ".mp3", "Aaa/Gold/CD1/Song " + i + ".mp3");
            world.writeAlbum("Aaa/Gold/CD1/Bonus " + i, "Abba", "Bonus " + i, 1);
        }
        world.write("Aaa/Gold/cover.jpg", "picture");
        world.scan();
        assertThat(world.list("SELECT id FROM track WHERE path LIKE 'Aaa/Gold/CD1/Song%' ORDER BY path"))
                .isEqualTo(ids);
        List<String> content = world.content();
        assertThat(
                world.list("SELECT path, media_count FROM folder WHERE NOT missing AND path LIKE 'Aaa%' ORDER BY path"))
                .containsExactly("Aaa|6", "Aaa/Gold|6", "Aaa/Gold/CD1|6", "Aaa/Gold/CD1/Bonus 1|1",
                        "Aaa/Gold/CD1/Bonus 2|1", "Aaa/Gold/CD1/Bonus 3|1");
        int reads = world.reader.reads.get();
        world.scan();
        assertThat(world.reader.reads.get()).as("nothing is left to look at").isEqualTo(reads);
        assertThat(world.content()).isEqualTo(content);
    }

    @Test
    void nothingIsBelievedOfAnEmptyRoot() throws IOException {
        List<String> before = world.content();
        Path away = directory.resolve("away");
        Files.move(world.music, away);
        assertThat(world.tryScan(true).lastError()).contains("cannot be reached");
        Files.createDirectory(world.music);
        assertThat(world.tryScan(false).lastError()).contains("is empty although 6 files are known");
        assertThat(world.tryScan(true).lastError()).contains("is empty although 6 files are known");
        assertThat(world.content()).isEqualTo(before);
        Files.delete(world.music);
        Files.move(away, world.music);
        world.scan();
        assertThat(world.content()).isEqualTo(before);
    }

    @Test
    void anotherDiskInThePlaceOfTheMusicIsNotBelieved() throws IOException {
        List<String> before = world.content();
        Path away = directory.resolve("away");
        Files.move(world.music, away);
        world.writeAlbum("Other/Other", "Other", "Other", 3);
        assertThat(world.tryScan(false).lastError()).contains("lies on another disk than before");
        assertThat(world.content()).isEqualTo(before);
        world.scanner.confirmChanges(1);
        world.scan();
        assertThat(world.list("SELECT path FROM track WHERE NOT missing ORDER BY path")).containsExactly(
                "Other/Other/1.mp3", "Other/Other/2.mp3",
                "Other/Other/3.mp3");
    }

    @Test
    void aLargeShareThatVanishesAtOnceIsNotBelievedUntilConfirmed() {
        world.writeAlbum("Big/Big", "Big", "Big", 30);
        world.scan();
        List<String> before = world.content();
        world.delete("Big/Big");
        assertThat(world.tryScan(false).lastError()).contains("30 of 36 files").contains("vanished at once");
        assertThat(world.content()).isEqualTo(before);
        world.scanner.confirmChanges(1);
        world.scan();
        assertThat(world.list("SELECT COUNT(*) FROM track WHERE missing")).containsExactly("30");
        assertThat(world.text("SELECT missing FROM album WHERE name = 'Big'")).isEqualTo("TRUE");
        assertThat(world.text("SELECT missing FROM artist WHERE name = 'Big'")).isEqualTo("TRUE");
    }
}
