package io.antiphon.core.playlist.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.playlist.file.PlaylistDocument.Entry;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaylistReaderTest {

    @Test
    void anM3uGivesItsTitleAndItsLocations() throws Exception {
        PlaylistDocument document = read(PlaylistFormat.M3U,
                "#EXTM3U\r\n#PLAYLIST: On the road \r\n#EXTINF:12,A - B\r\n  one.mp3 \r\n\r\n#nothing\r../two.flac\n");
        assertThat(document.title()).isEqualTo("On the road");
        assertThat(document.entries()).containsExactly(new Entry("one.mp3", false), new Entry("../two.flac", false));
    }

    @Test
    void theEncodingIsFoundOut() throws Exception {
        String text = "Björk – Jóga.mp3";
        assertThat(locations(text.getBytes(UTF_8))).containsExactly(text);
        assertThat(locations(("\ufeff" + text).getBytes(UTF_8))).containsExactly(text);
        assertThat(locations(("\ufeff" + text).getBytes(UTF_16LE))).containsExactly(text);
        assertThat(locations(text.getBytes(Charset.forName("windows-1252")))).containsExactly(text);
        assertThat(locations("Jóga.mp3".getBytes(ISO_8859_1))).containsExactly("Jóga.mp3");
    }

    private static List<String> locations(byte[] file) throws PlaylistFileException {
        return PlaylistReader.read(PlaylistFormat.M3U, file).entries().stream().map(Entry::location).toList();
    }

    @Test
    void aPlsIsOrderedByItsNumbers() throws Exception {
        assertThat(read(PlaylistFormat.PLS, "[playlist]\nFile10=c.mp3\nTitle1=x\nfile2=b.mp3\nFile1 = a.mp3\nFile3=\n")
                .entries()).extracting(Entry::location).containsExactly("a.mp3", "b.mp3", "c.mp3");
        assertThatThrownBy(() -> read(PlaylistFormat.PLS, "File1=a.mp3")).isInstanceOf(PlaylistFileException.class)
                .hasMessageContaining("[playlist]");
    }

    @Test
    void anXspfGivesTheFirstLocationOfEachTrack() throws Exception {
        PlaylistDocument document = read(PlaylistFormat.XSPF, """
                <?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><title>T &amp; U</title><trackList>
                <track><title>no place</title></track>
                <track><location>a%20b.mp3</location><location>other.mp3</location><album>x</album></track>
                </trackList></playlist>""");
        assertThat(document.title()).isEqualTo("T & U");
        assertThat(document.entries()).containsExactly(new Entry("a%20b.mp3", true));
    }

    @Test
    void anXspfReadsAndExpandsNothing(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        for (String declaration : List.of("<!ENTITY e SYSTEM '%s'>".formatted(secret.toUri()),
                "<!ENTITY e 'aaaaaaaaaa'>", "")) {
            assertThatThrownBy(() -> read(PlaylistFormat.XSPF, """
                    <!DOCTYPE playlist [%s]>
                    <playlist><trackList><track><location>&e;</location></track></trackList></playlist>"""
                    .formatted(declaration))).isInstanceOf(PlaylistFileException.class)
                    .hasMessageNotContaining("SECRET");
        }
        assertThatThrownBy(() -> read(PlaylistFormat.XSPF, "<playlist>" + "<a>".repeat(1_000)))
                .isInstanceOf(PlaylistFileException.class);
    }

    @Test
    void whatIsNoPlaylistIsRefusedWithTheReason() {
        assertThatThrownBy(() -> read(PlaylistFormat.XSPF, "<html/>")).hasMessageContaining("<html>");
        assertThatThrownBy(() -> read(PlaylistFormat.XSPF, "<playlist>")).hasMessageContaining("XML");
        assertThatThrownBy(() -> read(PlaylistFormat.M3U, "ID3\0\0")).hasMessage("is no text");
        assertThatThrownBy(() -> read(PlaylistFormat.JSPF, "{\"a\":1}")).hasMessageContaining("playlist");
        assertThatThrownBy(() -> read(PlaylistFormat.JSPF, "{\"playlist\":{")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> PlaylistReader.read(PlaylistFormat.M3U, new byte[PlaylistReader.MAX_BYTES + 1]))
                .hasMessageContaining("larger than");
        assertThatThrownBy(() -> read(PlaylistFormat.M3U, "x\n".repeat(PlaylistReader.MAX_ENTRIES + 1)))
                .hasMessageContaining("entries");
    }

    @ParameterizedTest
    @EnumSource(names = {"M3U8", "XSPF", "JSPF"})
    void whatIsWrittenIsReadAgain(PlaylistFormat format) throws Exception {
        List<String> paths = List.of("Sigur Rós/( )/#1 – 100%25 \"x\" & <y>.mp3", "#hash.mp3", "new\nline.mp3", " z ",
                "𝄞 clef.flac");
        StringWriter out = new StringWriter();
        PlaylistWriter.write(format, "A \"b\" <c> \u0001",
                paths.stream()
                        .map(path -> new PlaylistWriter.Line(path, "t\n\u0002", "c, d", "", Duration.ofMillis(1_500)))
                        .toList(),
                out);
        byte[] file = out.toString().getBytes(UTF_8);
        assertThat(PlaylistReader.guess(file)).isEqualTo(format == PlaylistFormat.M3U8 ? PlaylistFormat.M3U : format);
        PlaylistDocument document = PlaylistReader.read(format, file);
        assertThat(document.title()).startsWith("A \"b\" <c>");
        assertThat(document.entries()).hasSameSizeAs(paths);
        for (int i = 0; i < paths.size(); i++) {
            assertThat(Locations.spellings(document.entries().get(i))
                    .stream()
                    .map(path -> path.startsWith("./")
                            ? path.substring(2)
                            : path))
                    .contains(paths.get(i));
        }
    }

    private static PlaylistDocument read(PlaylistFormat format, String text) throws PlaylistFileException {
        return PlaylistReader.read(format, text.getBytes(UTF_8));
    }
}
