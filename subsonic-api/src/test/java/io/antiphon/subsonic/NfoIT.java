package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.testing.memory.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clients hear of `artist.nfo` and `album.nfo`.
class NfoIT {

    private static final String ARTIST = "id=ar-" + SampleLibrary.EXAMPLES.id().value();
    private static final String ALBUM = "id=al-" + SampleLibrary.FIRST.value();

    @TempDir
    Path files;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(files);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anArtistsFileBesideTheMusicTellsTheirStory() throws IOException {
        assertThat(server.json("getArtistInfo2", ARTIST)).doesNotContain("biography");
        artistNfo("<artist><name>the EXAMPLES</name><biography>Formed &lt;once>.</biography>"
                + "<thumb>https://example.org/x.jpg</thumb><similar>Clara Composer</similar></artist>");
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("\"biography\":\"Formed <once>.\"")
                .contains("\"largeImageUrl\":\"https://example.org/x.jpg\"")
                .contains("\"musicBrainzId\":\"mbid-examples\"");
        assertThat(server.xml("getArtistInfo", ARTIST)).contains("<biography>Formed &lt;once>.</biography>");
    }

    @Test
    void aFileThatIsSomebodyElsesIsNotBelieved() throws IOException {
        artistNfo("<artist><name>Others</name><biography>Wrong</biography></artist>");
        assertThat(server.json("getArtistInfo2", ARTIST)).doesNotContain("Wrong");
    }

    @Test
    void anAlbumsFileBesideItsTracksIsItsNotes() throws IOException {
        Path folder = Files.createDirectories(files.resolve("music/The Examples/First Light"));
        Files.writeString(folder.resolve("album.nfo"), "<album><title>x</title><review>Loud.</review></album>");
        assertThat(server.json("getAlbumInfo2", ALBUM)).contains("\"notes\":\"Loud.\"");
        assertThat(server.json("getAlbumInfo", "id=tr-" + SampleLibrary.OPENING.value()))
                .contains("\"notes\":\"Loud.\"");
    }

    private void artistNfo(String text) throws IOException {
        Path folder = Files.createDirectories(files.resolve("music/The Examples"));
        Files.writeString(folder.resolve("artist.nfo"), text);
    }
}
