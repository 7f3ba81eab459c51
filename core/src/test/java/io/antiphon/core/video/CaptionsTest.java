package io.antiphon.core.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionsTest {
    private static final String SRT = "1\r\n00:00:01,500 --> 00:00:03,000\r\nHä & <i>schräg</i> <font color=red>rot</font>\r\nZwei\r\n\r\n2\r\n00:01:00,000 --> 01:00:00,000 X1:0\r\nEnde\r\n";

    @TempDir
    Path directory;

    private Path film;
    private Captions captions;

    @BeforeEach
    void makeFilm() throws IOException {
        film = Files.createFile(directory.resolve("Film.mkv"));
        VideoFacts facts = new VideoFacts(Duration.ofSeconds(1), 2, 2, 1, "h264", List.of(),
                List.of(new VideoFacts.TextTrack(3, "deu", ""), new VideoFacts.TextTrack(4, "", "Signs")));
        captions = new Captions(file -> Optional.of(facts), new SubtitlesOnly());
    }

    @Test
    void filesBesideTheVideoComeFirstAndStreamsFollow() throws IOException {
        for (String name : List.of("film.srt", "Film.en.VTT", "Film.forced.de.ass", "Film2.srt", "Film.txt",
                "Other.srt")) {
            Files.writeString(directory.resolve(name), SRT);
        }
        Files.createDirectory(directory.resolve("Film.dir.srt"));
        assertThat(captions.list(film)).extracting(Caption::id, Caption::name)
                .extracting(Object::toString)
                .containsExactly("(\"s0\", \"Film.en.VTT\")", "(\"s1\", \"Film.forced.de.ass\")",
                        "(\"s2\", \"film.srt\")", "(\"e3\", \"deu\")",
                        "(\"e4\", \"Signs\")");
    }

    @Test
    void subRipBecomesWebVtt() throws IOException {
        assertThat(converted("Film.srt", SRT.getBytes(StandardCharsets.UTF_8), CaptionFormat.VTT)).isEqualTo("""
                WEBVTT

                00:00:01.500 --> 00:00:03.000
                Hä &amp; <i>schräg</i> rot
                Zwei

                00:01:00.000 --> 01:00:00.000
                Ende

                """);
    }

    @Test
    void webVttBecomesSubRip() throws IOException {
        String vtt = "\uFEFFWEBVTT - a title\n\nSTYLE\n::cue { color: red }\n\nNOTE none\n\nintro\n01:02.5 --> 01:04.000 align:start\n<v Anna>a &lt; b &amp;amp;</v>\n<c.x>c</c>\n";
        assertThat(converted("Film.vtt", vtt.getBytes(StandardCharsets.UTF_8), CaptionFormat.SRT)).isEqualTo("""
                1
                00:01:02,500 --> 00:01:04,000
                a < b &amp;
                c

                """);
    }

    @Test
    void subStationDialogueBecomesSubRipInOrder() throws IOException {
        String ass = """
                [Script Info]
                [Events]
                Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
                Dialogue: 0,0:00:05.00,0:00:06.50,Default,,0,0,0,,{\\an8\\i1}Second\\Nline, with a comma
                Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,hidden
                Dialogue: 0,0:00:01.25,0:00:02.00,Default,,0,0,0,,First
                Dialogue: broken
                """;
        assertThat(converted("Film.ass", ass.getBytes(StandardCharsets.UTF_8), CaptionFormat.SRT)).isEqualTo("""
                1
                00:00:01,250 --> 00:00:02,000
                First

                2
                00:00:05,000 --> 00:00:06,500
                Second
                line, with a comma

                """);
    }

    @Test
    void oldEncodingsAreUnderstood() throws IOException {
        for (Charset charset : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            assertThat(converted("Film.srt", SRT.getBytes(charset), CaptionFormat.SRT)).as(charset.name())
                    .contains("Hä & <i>schräg</i> rot\nZwei");
        }
    }

    @Test
    void rubbishHasNoCues() throws IOException {
        assertThat(converted("Film.srt", new byte[5000], CaptionFormat.VTT)).isEqualTo("WEBVTT\n\n");
        assertThat(converted("Film.srt", "99:99:99,999 --> 00:00:00,000\nbackwards".getBytes(StandardCharsets.UTF_8),
                CaptionFormat.SRT)).isEmpty();
    }

    @Test
    void anEnormousFileIsRefused() throws IOException {
        Files.write(directory.resolve("Film.srt"), new byte[(10 << 20) + 1]);
        Caption caption = captions.list(film).getFirst();
        assertThatThrownBy(() -> captions.text(film, caption, CaptionFormat.SRT))
                .isInstanceOf(LibraryException.Unavailable.class)
                .hasMessageContaining("Film.srt");
    }

    @Test
    void streamsInTheVideoAreConverted() {
        Caption caption = captions.list(film).getFirst();
        assertThat(captions.text(film, caption, CaptionFormat.VTT))
                .isEqualTo("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nStream 3\n\n");
    }

    private String converted(String name, byte[] content, CaptionFormat format) throws IOException {
        Files.write(directory.resolve(name), content);
        return captions.text(film, captions.list(film).getFirst(), format);
    }

    private static final class SubtitlesOnly implements VideoConverter {

        @Override
        public boolean canConvert() {
            return false;
        }

        @Override
        public InputStream convert(VideoRequest request) {
            throw new LibraryException.Unavailable("no encoder");
        }

        @Override
        public String subtitles(Path file, int stream) {
            return "1\n00:00:00,000 --> 00:00:01,000\nStream %d\n".formatted(stream);
        }
    }
}
