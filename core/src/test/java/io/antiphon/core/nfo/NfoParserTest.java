package io.antiphon.core.nfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `.nfo` files as they are found, well made and hostile.
class NfoParserTest {

    private static final String ARTIST = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
            <artist>
                <name>Ann &amp; Bob</name>
                <musicBrainzArtistID>B10BBBFC-CF9E-42E0-BE17-E2C3E1D2600D</musicBrainzArtistID>
                <genre>Rock</genre><genre>Pop</genre>
                <biography>Born in <![CDATA[<b>Söderköping</b>]]>.

            They sing.</biography>
                <thumb aspect="thumb">https://example.org/a.jpg</thumb>
                <thumb>javascript:alert(1)</thumb>
                <similar>Cid</similar>
                <album><title>Not theirs</title><biography>of something else</biography></album>
            </artist>
            https://musicbrainz.org/artist/x
            """;

    @TempDir
    Path directory;

    @Test
    void anArtistsFileSaysWhoTheyAre() {
        Nfo nfo = NfoParser.parse(ARTIST.getBytes(StandardCharsets.UTF_8), "artist").orElseThrow();
        assertThat(nfo.name()).isEqualTo("Ann & Bob");
        assertThat(nfo.mbid()).isEqualTo("b10bbbfc-cf9e-42e0-be17-e2c3e1d2600d");
        assertThat(nfo.text()).isEqualTo("Born in <b>Söderköping</b>.\n\nThey sing.");
        assertThat(nfo.genres()).containsExactly("Rock", "Pop");
        assertThat(nfo.similar()).containsExactly("Cid");
        assertThat(nfo.pictures()).containsExactly("https://example.org/a.jpg");
    }

    @Test
    void anAlbumsFileSaysWhatItIs() {
        String album = """
                <?xml version="1.0" encoding="windows-1252"?><album><title>Loud</title>
                <musicbrainzalbumid>no id</musicbrainzalbumid><review/><review>Très loud</review></album>""";
        Nfo nfo = NfoParser.parse(album.getBytes(Charset.forName("windows-1252")), "album").orElseThrow();
        assertThat(nfo.name()).isEqualTo("Loud");
        assertThat(nfo.text()).isEqualTo("Très loud");
        assertThat(nfo.mbid()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ASCII art", "<artist>", "<movie><name>x</name></movie>", "<artist><name>x</artist>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><artist><name>&x;</name></artist>",
            "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><artist><name>&b;</name></artist>"})
    void whatIsNoneOrHostileSaysNothing(String file) {
        assertThat(NfoParser.parse(file.getBytes(StandardCharsets.UTF_8), "artist")).isEmpty();
    }

    @Test
    void textThatNeverEndsIsCut() {
        String file = "<artist><biography>%s</biography></artist>".formatted("x".repeat(500_000));
        assertThat(NfoParser.parse(file.getBytes(StandardCharsets.UTF_8), "artist").orElseThrow().text())
                .hasSize(100_000);
        String deep = "<artist>" + "<a>".repeat(5000) + "</a>".repeat(5000) + "</artist>";
        assertThat(NfoParser.parse(deep.getBytes(StandardCharsets.UTF_8), "artist")).isEmpty();
    }

    @Test
    void aFileIsReadAgainOnceItChanged() throws IOException {
        NfoFiles files = new NfoFiles();
        assertThat(files.find(directory, directory, "artist")).isEmpty();
        Path file = Files.writeString(directory.resolve("artist.nfo"), "<artist><name>Ann</name></artist>");
        FileTime before = FileTime.from(Instant.parse("2026-03-01T12:00:00Z"));
        Files.setLastModifiedTime(file, before);
        assertThat(files.find(directory, directory, "artist").orElseThrow().name()).isEqualTo("Ann");
        Files.writeString(file, "<artist><name>Bob</name></artist>");
        Files.setLastModifiedTime(file, before);
        assertThat(files.find(directory, directory, "artist").orElseThrow().name()).as("kept by date and size")
                .isEqualTo("Ann");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-01T12:00:01Z")));
        assertThat(files.find(directory, directory, "artist").orElseThrow().name()).isEqualTo("Bob");
    }

    @Test
    void aFileOutsideTheMusicFolderOrTooLargeIsNotRead() throws IOException {
        Path music = Files.createDirectory(directory.resolve("music"));
        Path outside = Files.writeString(directory.resolve("secret"), "<artist><name>Ann</name></artist>");
        Files.createSymbolicLink(music.resolve("artist.nfo"), outside);
        Files.writeString(music.resolve("album.nfo"),
                "<album><title>x</title>" + " ".repeat(1_000_000) + "</album>");
        NfoFiles files = new NfoFiles();
        assertThat(files.find(music, music, "artist")).isEmpty();
        assertThat(files.find(music, music, "album")).isEmpty();
    }
}
