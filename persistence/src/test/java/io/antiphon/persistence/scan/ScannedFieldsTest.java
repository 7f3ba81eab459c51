package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.DiscTitle;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.TrackId;
import io.antiphon.persistence.details.DetailsCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a scan makes of videos, of the discs of an album, and of what stands beside the music about an artist.
final class ScannedFieldsTest {

    private static final String ALBUMS = "SELECT name, display_artist, track_count FROM album WHERE missing = FALSE ORDER BY name";
    private static final String ARTISTS = "SELECT a.name FROM artist a JOIN artist_presence p ON p.artist = a.row_no ORDER BY a.name";

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
    void aVideoWithoutTagsIsInItsFolderAndMakesNeitherAlbumNorArtist() {
        world.writeAlbum("A/First", "A", "First", 2);
        world.write("A/First/bonus.mkv", "VIDEO=yes", "SOUND=bonus");
        world.write("Films/Some Film.mkv", "VIDEO=yes", "SOUND=film", "TITLE=Some Film");
        world.scan();
        assertThat(world.list(ALBUMS)).containsExactly("First|A|2");
        assertThat(world.list(ARTISTS)).containsExactly("A");
        assertThat(world.list("SELECT path, title, missing FROM track WHERE video = TRUE ORDER BY path"))
                .containsExactly("A/First/bonus.mkv|bonus|FALSE", "Films/Some Film.mkv|Some Film|FALSE");
        assertThat(world.list(
                "SELECT f.path, f.media_count, a.name FROM folder f LEFT JOIN album a ON a.row_no = f.album ORDER BY f.path"))
                .containsExactly("|4|null", "A|3|null", "A/First|3|First", "Films|1|null");
        assertThat(world.index.values()).extracting(entry -> entry.name())
                .contains("Some Film", "First")
                .doesNotContain("Films", "[Unknown Artist]");
    }

    @Test
    void aVideoThatIsTaggedLaterComesToItsAlbumAndGoesAgain() {
        world.write("Films/Clip.mkv", "VIDEO=yes", "SOUND=clip");
        world.scan();
        String id = world.idOf("Films/Clip.mkv");
        assertThat(world.list(ALBUMS)).isEmpty();
        world.write("Films/Clip.mkv", "VIDEO=yes", "SOUND=clip", "ARTIST=B", "ALBUM=Clips");
        world.scan();
        assertThat(world.list(ALBUMS)).containsExactly("Clips|B|1");
        assertThat(world.list(ARTISTS)).containsExactly("B");
        world.write("Films/Clip.mkv", "VIDEO=yes", "SOUND=clip");
        world.scan();
        assertThat(world.list(ALBUMS)).isEmpty();
        assertThat(world.list(ARTISTS)).isEmpty();
        assertThat(world.list("SELECT id FROM track WHERE missing = FALSE")).containsExactly(id);
    }

    @Test
    void anotherVideoOfTheSameFolderChangesNothingForTheFirst() {
        world.write("Films/One.mkv", "VIDEO=yes", "SOUND=one");
        world.scan();
        world.write("Films/Two.mkv", "VIDEO=yes", "SOUND=two");
        world.scan();
        assertThat(world.list(ALBUMS)).isEmpty();
        assertThat(world.list("SELECT path FROM track WHERE missing = FALSE ORDER BY path"))
                .containsExactly("Films/One.mkv", "Films/Two.mkv");
        assertThat(world.scan().filesRead()).isZero();
    }

    @Test
    void aDiscShowsTheImageInItsOwnFolder() {
        writeDiscs("X/Album/CD1", "X/Album/CD2");
        world.write("X/Album/cover.jpg", "jpg");
        world.write("X/Album/CD2/cover.jpg", "other");
        world.scan();
        String folder = world.text("SELECT id FROM folder WHERE path = 'X/Album/CD2'");
        assertThat(discs()).containsExactly(new DiscTitle(2, "", new FolderId(folder)));
        world.delete("X/Album/CD2/cover.jpg");
        world.scan();
        assertThat(discs()).isEmpty();
        world.write("X/Album/CD1/folder.png", "png");
        world.scan();
        assertThat(discs()).containsExactly(
                new DiscTitle(1, "", new FolderId(world.text("SELECT id FROM folder WHERE path = 'X/Album/CD1'"))));
    }

    @Test
    void aDiscShowsThePictureInItsFirstFileWhenItIsNotTheAlbums() {
        for (int disc = 1; disc <= 2; disc++) {
            for (int number = 1; number <= 3 - disc; number++) {
                world.write("X/" + disc + "-" + number + ".mp3", "TITLE=T", "ARTIST=X", "ALBUM=Y", "DISCNUMBER=" + disc,
                        "TRACKNUMBER=" + number, "SOUND=" + disc + number, "PICTURE=disc" + disc,
                        "DISCSUBTITLE=Part " + disc);
            }
        }
        world.scan();
        assertThat(discs()).containsExactly(new DiscTitle(1, "Part 1", null),
                new DiscTitle(2, "Part 2", new TrackId(world.idOf("X/2-1.mp3"))));
    }

    @Test
    void anAlbumOfOneDiscHasNoDiscs() {
        world.write("X/CD1/1.mp3", "TITLE=T", "ARTIST=X", "ALBUM=Y", "SOUND=s");
        world.write("X/CD1/cover.jpg", "jpg");
        world.scan();
        assertThat(discs()).isEmpty();
    }

    @Test
    void whatTellsAnArtistFromOthersIsReadFromTheFileAboveTheirAlbums() {
        world.writeAlbum("Air/One", "Air", "One", 1);
        world.writeAlbum("Air/Two", "Air", "Two", 1);
        world.scan();
        assertThat(disambiguation()).isEqualTo("null");
        world.write("Air/artist.nfo", "<artist><disambiguation>French electronic duo</disambiguation></artist>");
        world.scan();
        assertThat(disambiguation()).isEqualTo("French electronic duo");
        world.write("Air/artist.nfo", "<artist><name>Air</name><disambiguation>Another</disambiguation></artist>");
        world.scan();
        assertThat(disambiguation()).isEqualTo("Another");
        world.delete("Air/artist.nfo");
        world.scan();
        assertThat(disambiguation()).isEqualTo("null");
    }

    @Test
    void aFileAboutSomebodyElseOrADamagedOneIsNotBelieved() {
        world.writeAlbum("Air/One", "Air", "One", 1);
        world.write("Air/artist.nfo", "<artist><name>Water</name><disambiguation>Wet</disambiguation></artist>");
        world.scan();
        assertThat(disambiguation()).isEqualTo("null");
        world.write("Air/artist.nfo", "<artist><disambiguation>Fren");
        world.scan();
        assertThat(disambiguation()).isEqualTo("null");
    }

    private void writeDiscs(String... folders) {
        for (int i = 0; i < folders.length; i++) {
            world.write(folders[i] + "/1.mp3", "TITLE=T", "ARTIST=X", "ALBUM=Album", "ALBUMARTIST=X",
                    "DISCNUMBER=" + (i + 1), "SOUND=" + folders[i]);
        }
    }

    private List<DiscTitle> discs() {
        return DetailsCodec.decodeAlbum(world.text("SELECT details FROM album")).discTitles();
    }

    private String disambiguation() {
        return world.text("SELECT disambiguation FROM artist WHERE name = 'Air'");
    }
}
