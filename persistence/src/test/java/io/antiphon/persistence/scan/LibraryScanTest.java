package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.scan.ScanProblem;
import io.antiphon.core.library.scan.ScanStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a scan makes of files, from the files to the rows.
final class LibraryScanTest {

    @TempDir
    private Path directory;
    private ScanWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new ScanWorld(directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFirstScanBringsTracksAlbumsArtistsGenresAndFoldersIn() {
        world.writeAlbum("The Band/First", "The Band", "First", 3);
        ScanStatus status = world.scan();
        assertThat(status.filesSeen()).isEqualTo(3);
        assertThat(status.filesRead()).isEqualTo(3);
        assertThat(world.list("SELECT name, track_count, duration_ms, artist_sort_key, display_artist FROM album"))
                .containsExactly(
                        "First|3|600000|band, the|The Band");
        assertThat(world.list("SELECT path, album_name, missing FROM track ORDER BY path")).containsExactly(
                "The Band/First/1.mp3|First|FALSE",
                "The Band/First/2.mp3|First|FALSE", "The Band/First/3.mp3|First|FALSE");
        assertThat(world.list(
                "SELECT a.name, p.album_count, p.track_count, p.roles FROM artist a JOIN artist_presence p ON p.artist = a.row_no"))
                .containsExactly("The Band|1|3|albumartist,artist");
        assertThat(world.list(
                "SELECT f.path, f.media_count, r.name FROM folder f LEFT JOIN artist r ON r.row_no = f.artist ORDER BY f.path"))
                .containsExactly("|3|null", "The Band|3|The Band", "The Band/First|3|null");
        assertThat(world.list("SELECT COUNT(*) FROM track_genre")).containsExactly("3");
        assertThat(world.text("SELECT value FROM setting WHERE name = 'catalogue.version'")).isEqualTo("1");
        assertThat(world.index.values().stream().map(entry -> entry.name()).sorted()).containsExactly("First", "Song 1",
                "Song 2", "Song 3", "The Band");
    }

    @Test
    void aRescanWithoutChangeReadsNothingAndKeepsTheVersion() {
        world.writeAlbum("A/B", "A", "B", 3);
        world.scan();
        int reads = world.reader.reads.get();
        ScanStatus status = world.scan();
        assertThat(world.reader.reads.get()).isEqualTo(reads);
        assertThat(status.filesSeen()).isEqualTo(3);
        assertThat(status.filesRead()).isZero();
        assertThat(world.text("SELECT value FROM setting WHERE name = 'catalogue.version'")).isEqualTo("1");
    }

    @Test
    void aDamagedFileIsReportedAndTheOthersAreIndexed() {
        world.writeAlbum("A/B", "A", "B", 2);
        world.write("A/B/3.mp3", "damaged");
        world.write("A/B/4.mp3", "SOUND=endless");
        world.scan();
        assertThat(world.list("SELECT path FROM track ORDER BY path")).containsExactly("A/B/1.mp3", "A/B/2.mp3");
        assertThat(world.scanner.problems()).extracting(ScanProblem::path).containsExactly("A/B/3.mp3", "A/B/4.mp3");
        assertThat(world.scan().problems()).as("problems of unchanged folders stay").isEqualTo(2);
        assertThat(world.scanner.problems()).hasSize(2);
        world.write("A/B/3.mp3", "TITLE=Fixed", "ARTIST=A");
        world.scan();
        assertThat(world.scanner.problems()).extracting(ScanProblem::path).containsExactly("A/B/4.mp3");
    }

    @Test
    void aKnownFileThatGetsDamagedKeepsItsTrackMarkedMissing() {
        world.writeAlbum("A/B", "A", "B", 2);
        world.scan();
        String id = world.idOf("A/B/1.mp3");
        world.write("A/B/1.mp3", "damaged");
        world.scan();
        assertThat(world.text("SELECT missing FROM track WHERE id = '" + id + "'")).isEqualTo("TRUE");
        assertThat(world.text("SELECT track_count FROM album")).isEqualTo("1");
        world.writeAlbum("A/B", "A", "B", 2);
        world.scan();
        assertThat(world.idOf("A/B/1.mp3")).isEqualTo(id);
        assertThat(world.text("SELECT missing FROM track WHERE id = '" + id + "'")).isEqualTo("FALSE");
    }

    @Test
    void discFoldersAreOneAlbumWithTheCoverOfTheirParent() {
        for (String disc : new String[]{"CD1", "Disc 2"}) {
            world.write("X/Album/" + disc + "/1.mp3", "TITLE=T", "ARTIST=X", "ALBUM=Album", "DISCSUBTITLE=Part " + disc,
                    "DISCNUMBER=" + disc.charAt(disc.length() - 1), "SOUND=" + disc);
        }
        world.write("X/Album/cover.jpg", "jpg");
        world.scan();
        assertThat(world.list(
                "SELECT a.name, a.track_count, f.path, a.cover_file FROM album a JOIN folder f ON f.row_no = a.folder"))
                .containsExactly("Album|2|X/Album|X/Album/cover.jpg");
        assertThat(world.list("SELECT DISTINCT cover FROM track")).containsExactly("1");
    }

    @Test
    void aFolderWithoutAlbumArtistsIsByTheCommonArtistOrByVariousArtists() {
        world.write("One/1.mp3", "TITLE=A", "ARTIST=X", "ALBUM=One", "SOUND=a");
        world.write("One/2.mp3", "TITLE=B", "ARTIST=X", "ALBUM=One", "SOUND=b");
        world.write("Two/1.mp3", "TITLE=A", "ARTIST=X", "ALBUM=Two", "SOUND=c");
        world.write("Two/2.mp3", "TITLE=B", "ARTIST=Y", "ALBUM=Two", "SOUND=d");
        world.write("3 untagged.mp3", "SOUND=e");
        world.scan();
        assertThat(world.list("SELECT name, display_artist FROM album ORDER BY name")).containsExactly("One|X",
                "Two|Various Artists",
                "[Unknown Album]|[Unknown Artist]");
        assertThat(world.text("SELECT title FROM track WHERE path = '3 untagged.mp3'")).isEqualTo("untagged");
    }

    @Test
    void aTrackWithAPictureOfItsOwnShowsIt() {
        for (int i = 1; i <= 3; i++) {
            world.write("A/" + i + ".mp3", "TITLE=T" + i, "ARTIST=A", "ALBUM=A", "TRACKNUMBER=" + i, "SOUND=s" + i,
                    "PICTURE=" + (i == 3 ? "other" : "same"));
        }
        world.scan();
        assertThat(world.list("SELECT path, cover FROM track ORDER BY path")).containsExactly("A/1.mp3|1", "A/2.mp3|1",
                "A/3.mp3|2");
        assertThat(world.list("SELECT cover_fingerprint, cover_track FROM album")).containsExactly("same|1");
        world.write("A/folder.png", "png");
        world.scan();
        assertThat(world.list("SELECT cover_file, cover_track FROM album")).containsExactly("A/folder.png|null");
        assertThat(world.list("SELECT path, cover FROM track ORDER BY path")).containsExactly("A/1.mp3|1", "A/2.mp3|1",
                "A/3.mp3|2");
    }

    @Test
    void anArtistsImageIsFoundInTheFolderOfTheirAlbums() {
        world.writeAlbum("A/One", "A", "One", 1);
        world.writeAlbum("A/Two", "A", "Two", 1);
        world.scan();
        assertThat(world.text("SELECT image FROM artist")).isEqualTo("null");
        world.write("A/artist.jpg", "jpg");
        world.scan();
        assertThat(world.text("SELECT image, image_music_folder FROM artist")).isEqualTo("A/artist.jpg|1");
        world.delete("A/artist.jpg");
        world.scan();
        assertThat(world.text("SELECT image FROM artist")).isEqualTo("null");
    }

    @Test
    void anArtistsSortNameIsLearntFromTheFirstTagThatHasOne() {
        String mbid = "1f9df192-a621-4f54-8850-2c5373b7eac9";
        world.write("A/1.mp3", "TITLE=One", "ARTIST=Karl Böhm & Wiener Philharmoniker", "ARTISTS=Karl Böhm",
                "ARTISTS=Wiener Philharmoniker", "MUSICBRAINZ_ARTISTID=" + mbid,
                "MUSICBRAINZ_ARTISTID=2f9df192-a621-4f54-8850-2c5373b7eac9", "ALBUM=Nine", "ALBUMARTIST=Karl Böhm",
                "ALBUMARTISTSORT=Böhm, Karl", "MUSICBRAINZ_ALBUMARTISTID=" + mbid, "SOUND=1");
        world.scan();
        assertThat(world.list("SELECT sort_name, sort_key FROM artist WHERE name = 'Karl Böhm'"))
                .containsExactly("Böhm, Karl|bohm, karl");
        assertThat(world.list("SELECT artist_sort_key FROM album")).containsExactly("bohm, karl");
    }

    @Test
    void pipesAndLinksAreReportedAndNeverOpened() throws IOException, InterruptedException {
        world.writeAlbum("A/B", "A", "B", 1);
        Files.createSymbolicLink(world.music.resolve("A/loop"), world.music);
        Files.createSymbolicLink(world.music.resolve("A/again.mp3"), world.music.resolve("A/B/1.mp3"));
        Files.createSymbolicLink(world.music.resolve("A/nowhere.mp3"), Path.of("gone.mp3"));
        Files.createSymbolicLink(world.music.resolve("A/out"), Files.createDirectory(directory.resolve("elsewhere")));
        Process shell = new ProcessBuilder("mkfifo", "A/pipe.mp3").directory(world.music.toFile()).start();
        assertThat(shell.waitFor()).isZero();
        world.write(".hidden/1.mp3", "TITLE=hidden");
        world.write("@eaDir/1.mp3", "TITLE=hidden");
        world.write("ignored/1.mp3", "TITLE=hidden");
        world.write("ignored/.nomedia", "");
        world.scan();
        assertThat(world.list("SELECT path FROM track")).containsExactly("A/B/1.mp3");
        assertThat(world.scanner.problems())
                .extracting(problem -> problem.path() + ": " + problem.reason())
                .containsExactlyInAnyOrder("A/again.mp3: is a link to something that is in the music folder already",
                        "A/loop: is a link to a folder that contains it (a loop)",
                        "A/nowhere.mp3: is a link that leads nowhere or in circles",
                        "A/out: is a link that leads out of the music folder",
                        "A/pipe.mp3: is not a file but a pipe, socket or device");
    }

    @Test
    void filesWhoseNamesAreNoUtf8AreTracksLikeOthers() throws IOException, InterruptedException {
        String make = """
                mkdir "$(printf 'Bj\\366rk')"
                printf 'SOUND=q' > "$(printf 'Bj\\366rk/\\351t\\351.mp3')"
                printf 'SOUND=r\\nTITLE=R' > "$(printf 'Bj\\366rk/\\344.mp3')"
                """;
        assertThat(new ProcessBuilder("sh", "-c", make).directory(world.music.toFile()).start().waitFor()).isZero();
        world.scan();
        assertThat(world.scanner.problems()).isEmpty();
        assertThat(world.list("SELECT title FROM track ORDER BY title")).containsExactly("R", "été");
        assertThat(world.list("SELECT name FROM album")).containsExactly("Björk");
        List<String> before = world.list("SELECT id FROM track ORDER BY id");
        world.scan();
        assertThat(world.list("SELECT id FROM track WHERE missing = FALSE ORDER BY id")).isEqualTo(before);
        String rename = "mv \"$(printf 'Bj\\366rk/\\351t\\351.mp3')\" \"$(printf 'Bj\\366rk/summer.mp3')\"";
        assertThat(new ProcessBuilder("sh", "-c", rename).directory(world.music.toFile()).start().waitFor()).isZero();
        world.scan();
        assertThat(world.list("SELECT id FROM track WHERE missing = FALSE ORDER BY id")).isEqualTo(before);
    }
}
