package io.antiphon.core.lyrics;

import static io.antiphon.core.lyrics.Lyrics.Kind.MAIN;
import static io.antiphon.core.lyrics.Lyrics.Kind.PRONUNCIATION;
import static io.antiphon.core.lyrics.Lyrics.Kind.TRANSLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.antiphon.core.lyrics.Lyrics.Agent;
import io.antiphon.core.lyrics.Lyrics.Cue;
import io.antiphon.core.lyrics.Lyrics.CueLine;
import io.antiphon.core.lyrics.Lyrics.Line;
import io.antiphon.core.lyrics.Lyrics.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TtmlParserTest {

    static final String APPLE = """
            <?xml version="1.0" encoding="utf-8"?>
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:itunes="http://music.apple.com/lyric-ttml-internal"
                xmlns:ttm="http://www.w3.org/ns/ttml#metadata" itunes:timing="Word" xml:lang="ja">
              <head><metadata>
                <ttm:title>Uta</ttm:title>
                <ttm:agent type="person" xml:id="v1"><ttm:name type="full">Ann</ttm:name></ttm:agent>
                <ttm:agent type="person" xml:id="v2"/>
                <ttm:agent type="group" xml:id="v1000"/>
                <iTunesMetadata xmlns="http://music.apple.com/lyric-ttml-internal">
                  <translations><translation type="subtitle" xml:lang="en">
                    <text for="L1">I sing</text><text for="L2">You sing</text><text for="L9">lost</text>
                  </translation></translations>
                  <transliterations><transliteration xml:lang="ja-Latn">
                    <text for="L1"><span begin="1.0" end="1.5">uta</span><span begin="1.5" end="2.0">u</span></text>
                  </transliteration></transliterations>
                </iTunesMetadata>
              </metadata></head>
              <body dur="0:20.000"><div begin="1.0" end="9.0">
                <p begin="1.0" end="3.0" itunes:key="L1" ttm:agent="v1"><span begin="1.0" end="1.5">歌</span><span \
            begin="1.5" end="2.0">う</span> <span begin="2.0" end="2.4">よ</span><span ttm:role="x-bg"><span \
            begin="2.2" end="2.6">(ooh</span> <span begin="2.6" end="3.2">aah)</span></span></p>
                <p begin="4.0" end="5.0" itunes:key="L2" ttm:agent="v2">Line two<span ttm:role="x-translation" \
            xml:lang="de">Zeile zwei</span><span ttm:role="x-roman">rain</span></p>
                <p begin="00:00:06.500" end="7500ms" ttm:agent="v1000">Everyone<br/>now</p>
              </div></body>
            </tt>
            """;

    private List<Lyrics> parsed = List.of();

    @AfterEach
    void everyLayerHoldsToTheRules() {
        assertThat(parsed).allSatisfy(SongLyricsRules::check);
    }

    @Test
    void layersOfAppleMusicAreToldApart() {
        parsed = TtmlParser.parse(APPLE);

        assertThat(parsed).extracting(Lyrics::kind, Lyrics::language)
                .containsExactly(tuple(MAIN, "ja"), tuple(TRANSLATION, "de"), tuple(PRONUNCIATION, "und"),
                        tuple(TRANSLATION, "en"), tuple(PRONUNCIATION, "ja-Latn"));
        assertThat(parsed.get(0).displayTitle()).isEqualTo("Uta");
        assertThat(parsed.get(1).lines()).containsExactly(new Line(ms(4000), "Zeile zwei"));
        assertThat(parsed.get(3).lines()).containsExactly(new Line(ms(1000), "I sing"), new Line(ms(4000), "You sing"));
        assertThat(parsed.get(4).cueLines().getFirst().cues())
                .containsExactly(new Cue(ms(1000), ms(1500), 0, 2, "uta"), new Cue(ms(1500), ms(2000), 3, 3, "u"));
    }

    @Test
    void wordsSingersAndBackgroundBecomeCueLines() {
        parsed = TtmlParser.parse(APPLE);
        Lyrics main = parsed.getFirst();

        assertThat(main.lines()).containsExactly(new Line(ms(1000), "歌う よ (ooh aah)"), new Line(ms(4000), "Line two"),
                new Line(ms(6500), "Everyone\nnow"));
        assertThat(main.agents()).containsExactly(new Agent("v1", Role.MAIN, "Ann"),
                new Agent("bg", Role.BACKGROUND, null),
                new Agent("v2", Role.VOICE, null), new Agent("v1000", Role.GROUP, null));
        assertThat(main.cueLines()).extracting(CueLine::index, CueLine::agentId, CueLine::text, CueLine::end)
                .containsExactly(tuple(0, "v1", "歌う よ", ms(3000)), tuple(0, "bg", "(ooh aah)", ms(3200)),
                        tuple(1, "v2", "Line two", ms(5000)), tuple(2, "v1000", "Everyone\nnow", ms(7500)));
        assertThat(main.cueLines().getFirst().cues()).containsExactly(new Cue(ms(1000), ms(1500), 0, 2, "歌"),
                new Cue(ms(1500), ms(2000), 3, 5, "う"), new Cue(ms(2000), ms(2400), 7, 9, "よ"));
    }

    @Test
    void endsThatSomeWordsLackAreFilled() {
        parsed = TtmlParser.parse("""
                <tt><body><p begin="1s" end="4s"><span begin="1s">a</span> <span begin="2s" end="2.5s">b</span> \
                <span begin="3s">c</span></p></body></tt>""");

        assertThat(parsed.getFirst().cueLines().getFirst().cues()).extracting(Cue::end)
                .containsExactly(ms(2000), ms(2500), ms(4000));
    }

    @Test
    void timesInsideALineThatCountFromItsStartAreMoved() {
        parsed = TtmlParser.parse("""
                <tt><body><p begin="10s" end="12s"><span begin="0s" end="1s">a</span> <span begin="1s" end="2s">b</span>\
                </p></body></tt>""");

        assertThat(parsed.getFirst().cueLines().getFirst().cues()).extracting(Cue::start)
                .containsExactly(ms(10_000), ms(11_000));
    }

    @Test
    void framesAndTicksAreCounted() {
        parsed = TtmlParser
                .parse("""
                <tt xmlns:ttp="p" ttp:frameRate="25" ttp:tickRate="1000"><body>
                <p begin="50f">a</p><p begin="00:00:03:05">b</p><p begin="4500t">c</p><p begin="0.1m">d</p></body></tt>""");

        assertThat(parsed.getFirst().lines()).extracting(Line::start)
                .containsExactly(ms(2000), ms(3200), ms(4500), ms(6000));
    }

    @Test
    void withoutTimesTheLayerIsPlain() {
        parsed = TtmlParser.parse("<tt xml:lang='en'><body><div><p>one</p><p>two</p></div></body></tt>");

        assertThat(parsed.getFirst().synced()).isFalse();
        assertThat(parsed.getFirst().lines()).extracting(Line::text).containsExactly("one", "two");
    }

    @Test
    void ofATruncatedDocumentTheWholeLinesAreRead() {
        parsed = TtmlParser.parse(APPLE.substring(0, APPLE.indexOf("Everyone")));

        assertThat(parsed.getFirst().lines()).extracting(Line::text)
                .contains("Line two")
                .doesNotContain("Everyone\nnow");
    }

    @Test
    void entitiesAreNotRead() {
        parsed = TtmlParser.parse("""
                <!DOCTYPE tt [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY lol "lol"><!ENTITY l "&lol;&lol;">]>
                <tt><body><p begin="1s">before</p><p begin="2s">x&secret;&l;</p></body></tt>""");

        assertThat(parsed.toString()).doesNotContain("root:").doesNotContain("lollol");
    }

    @Test
    void whatIsNestedTooDeepEndsTheReading() {
        parsed = TtmlParser.parse("<tt><body><p begin='1s'>ok</p>" + "<div>".repeat(100_000));

        assertThat(parsed.getFirst().lines()).containsExactly(new Line(ms(1000), "ok"));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
