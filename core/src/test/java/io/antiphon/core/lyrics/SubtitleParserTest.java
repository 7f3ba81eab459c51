package io.antiphon.core.lyrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.lyrics.Lyrics.Agent;
import io.antiphon.core.lyrics.Lyrics.Cue;
import io.antiphon.core.lyrics.Lyrics.Line;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtitleParserTest {

    static final String WEBVTT = """
            WEBVTT

            NOTE made by hand

            intro
            00:01.000 --> 00:02.500 align:start
            <v Ann>One &amp; <i>two</i>
            <c>three</c>

            00:00:03.000 --> 00:00:04.000
            <v Bob>Fo<00:00:03.500>ur
            """;

    @Test
    void subRipLinesHaveTimesAndKeepTheirBreaks() {
        Lyrics lyrics = parse("""
                1
                00:00:01,500 --> 00:00:02,000
                {\\an8}One
                <b>two</b>

                2
                01:00:00,000 --> 01:00:01,000
                three
                """.replace("\n", "\r\n"));

        assertThat(lyrics.lines()).containsExactly(new Line(Duration.ofMillis(1500), "One\ntwo"),
                new Line(Duration.ofHours(1), "three"));
        assertThat(lyrics.cueLines()).isEmpty();
    }

    @Test
    void webVttNamesSingersAndStampsWords() {
        Lyrics lyrics = parse(WEBVTT);

        assertThat(lyrics.lines()).extracting(Line::text).containsExactly("One & two\nthree", "Four");
        assertThat(lyrics.agents()).extracting(Agent::id).containsExactly("Ann", "Bob");
        assertThat(lyrics.cueLines().get(1).cues()).containsExactly(
                new Cue(Duration.ofMillis(3000), null, 0, 1, "Fo"), new Cue(Duration.ofMillis(3500), null, 2, 3, "ur"));
        assertThat(lyrics.cueLines().get(0).end()).isEqualTo(Duration.ofMillis(2500));
    }

    private static Lyrics parse(String text) {
        List<Lyrics> layers = SubtitleParser.parse(text);
        assertThat(layers).hasSize(1).allSatisfy(SongLyricsRules::check);
        return layers.getFirst();
    }
}
