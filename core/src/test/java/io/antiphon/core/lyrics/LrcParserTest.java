package io.antiphon.core.lyrics;

import static io.antiphon.core.lyrics.Lyrics.Kind.MAIN;
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

class LrcParserTest {

    static final String DUET = """
            [ar:Two]
            [ti:Duet]
            [la:eng]
            [offset:-120]
            [00:01.00]v1: <00:01.00>We <00:01.50>sing <00:02.00>
            [bg: <00:01.60>(la <00:01.80>la)<00:02.20>]
            [00:03.00]v2: <00:03.00>You <00:03.40>too
            [00:05.00]No words timed
            [00:07.00][00:09.00] Chorus é 日本 😀
            """;

    private List<Lyrics> parsed = List.of();

    @AfterEach
    void everyLayerHoldsToTheRules() {
        assertThat(parsed).isNotEmpty().allSatisfy(SongLyricsRules::check);
    }

    @Test
    void allWaysToWriteATimeAreUnderstood() {
        Lyrics lyrics = parseOne("""
                [00:01]a
                [00:02.5]b
                [00:03.25]c
                [00:04.125]d
                [01:00:05]e
                [01:00:06.75]f
                [123:07.00]g
                [00:08,90]h
                """);

        assertThat(lyrics.lines()).containsExactly(line(1000, "a"), line(2500, "b"), line(3250, "c"), line(4125, "d"),
                line(8900, "h"), line(3_605_000, "e"), line(3_606_750, "f"), line(7_387_000, "g"));
    }

    @Test
    void aLineWithSeveralStampsIsSungAtEachAndLinesAreInOrder() {
        Lyrics lyrics = parseOne("[00:10.00][00:30.00] chorus\n[00:20.00]verse\n");

        assertThat(lyrics.lines()).containsExactly(line(10_000, "chorus"), line(20_000, "verse"),
                line(30_000, "chorus"));
    }

    @Test
    void tagsNameTheSongAndAPositiveOffsetMeansEarlier() {
        Lyrics lyrics = parseOne("[ti: The Song ]\n[ar:Someone]\n[la:JPN]\n[offset:+500]\n[by:tool]\n[00:01.00]x\n");

        assertThat(lyrics.displayTitle()).isEqualTo("The Song");
        assertThat(lyrics.displayArtist()).isEqualTo("Someone");
        assertThat(lyrics.language()).isEqualTo("jpn");
        assertThat(lyrics.offset()).isEqualTo(Duration.ofMillis(500));
        assertThat(lyrics.lines()).containsExactly(line(1000, "x"));
    }

    @Test
    void withoutALanguageItIsUndetermined() {
        assertThat(parseOne("[00:01.00]x").language()).isEqualTo("und");
        assertThat(parseOne("[la:xxx]\n[00:01.00]x").language()).isEqualTo("und");
    }

    @Test
    void anEmptyStampedLineStaysBecauseItClearsTheDisplay() {
        assertThat(parseOne("[00:01.00]x\n[00:02.00]\n").lines()).containsExactly(line(1000, "x"), line(2000, ""));
    }

    @Test
    void aLineWithoutAStampContinuesTheOneBefore() {
        assertThat(parseOne("Title\n[00:01.00]one\ntwo\n\n[00:03.00]three").lines())
                .containsExactly(line(1000, "one\ntwo"), line(3000, "three"));
    }

    @Test
    void wordsBecomeCuesWithOffsetsInBytes() {
        Lyrics lyrics = parseOne("[00:01.00] <00:01.00> Où <00:01.50> 日本 <00:02.00> 😀 !");

        CueLine line = lyrics.cueLines().getFirst();
        assertThat(line.text()).isEqualTo("Où 日本 😀 !").isEqualTo(lyrics.lines().getFirst().text());
        assertThat(line.cues()).containsExactly(new Cue(ms(1000), null, 0, 2, "Où"),
                new Cue(ms(1500), null, 4, 9, "日本"),
                new Cue(ms(2000), null, 11, 16, "😀 !"));
        assertThat(line.end()).isNull();
        assertThat(line.agentId()).isNull();
        assertThat(lyrics.agents()).isEmpty();
    }

    @Test
    void aStampWithNothingBehindItEndsTheWordAndTheOtherEndsAreFilled() {
        CueLine line = parseOne("[00:01.00]<00:01.00>a <00:02.00>b <00:02.50> <00:03.00>c<00:04.00>").cueLines()
                .getFirst();

        assertThat(line.cues()).extracting(Cue::end).containsExactly(ms(2000), ms(2500), ms(4000));
        assertThat(line.end()).isEqualTo(ms(4000));
    }

    @Test
    void wordsThatGoBackInTimeAreMadeNotToOverlap() {
        CueLine line = parseOne("[00:05.00]<00:05.00>a <00:04.00>b <00:06.00>c<00:05.50>").cueLines().getFirst();

        assertThat(line.cues()).extracting(Cue::start, Cue::end)
                .containsExactly(tuple(ms(5000), ms(5000)), tuple(ms(5000), ms(6000)), tuple(ms(6000), ms(6000)));
    }

    @Test
    void wordsOfARepeatedLineMoveWithIt() {
        Lyrics lyrics = parseOne("[00:01.00][00:11.00]<00:01.00>a <00:01.50>b");

        assertThat(lyrics.cueLines()).extracting(CueLine::start).containsExactly(ms(1000), ms(11_000));
        assertThat(lyrics.cueLines().get(1).cues()).extracting(Cue::start).containsExactly(ms(11_000), ms(11_500));
    }

    @Test
    void wordStampsInSquareBracketsAreUnderstoodToo() {
        CueLine line = parseOne("[00:01.00]Hel[00:01.20]lo [00:01.50]you[00:02.00]").cueLines().getFirst();

        assertThat(line.text()).isEqualTo("Hello you");
        assertThat(line.cues()).containsExactly(new Cue(ms(1000), ms(1200), 0, 2, "Hel"),
                new Cue(ms(1200), ms(1500), 3, 4, "lo"), new Cue(ms(1500), ms(2000), 6, 8, "you"));
    }

    @Test
    void singersBecomeAgentsAndEveryCueLineNamesOne() {
        Lyrics lyrics = parseOne(DUET);

        assertThat(lyrics.agents()).containsExactly(new Agent("v1", Role.MAIN, null),
                new Agent("bg", Role.BACKGROUND, null), new Agent("v2", Role.VOICE, null));
        assertThat(lyrics.cueLines()).extracting(CueLine::index, CueLine::agentId, CueLine::text)
                .containsExactly(tuple(0, "v1", "We sing"), tuple(0, "bg", "(la la)"), tuple(1, "v2", "You too"),
                        tuple(2, "v1", "No words timed"), tuple(3, "v1", "Chorus é 日本 😀"),
                        tuple(4, "v1", "Chorus é 日本 😀"));
        assertThat(lyrics.lines().getFirst().text()).isEqualTo("We sing (la la)");
        assertThat(lyrics.offset()).isEqualTo(Duration.ofMillis(-120));
    }

    @Test
    void aSingleSingerIsNotWorthAnAgent() {
        Lyrics lyrics = parseOne("[00:01.00]v1: <00:01.00>a\n[00:02.00]v1: b");

        assertThat(lyrics.agents()).isEmpty();
        assertThat(lyrics.lines()).containsExactly(line(1000, "a"), line(2000, "b"));
    }

    @Test
    void twoSingersAtTheSameTimeAreTwoLinesAndNoTranslation() {
        Lyrics lyrics = parseOne("[00:01.00]v1: mine\n[00:01.00]v2: yours");

        assertThat(lyrics.lines()).containsExactly(line(1000, "mine"), line(1000, "yours"));
        assertThat(lyrics.agents()).extracting(Agent::role).containsExactly(Role.MAIN, Role.VOICE);
    }

    @Test
    void theSecondLineWithTheSameStampIsATranslation() {
        parsed = LrcParser.parse("""
                [la:fra]
                [00:00.50]Paroles : Anne
                [00:01.00]Bonjour
                [00:01.00]Hello
                [00:02.00]Monde
                [00:02.00]World
                """);

        assertThat(parsed).extracting(Lyrics::kind, Lyrics::language)
                .containsExactly(tuple(MAIN, "fra"), tuple(TRANSLATION, "und"));
        assertThat(parsed.get(0).lines())
                .containsExactly(line(500, "Paroles : Anne"), line(1000, "Bonjour"), line(2000, "Monde"));
        assertThat(parsed.get(1).lines()).containsExactly(line(1000, "Hello"), line(2000, "World"));
    }

    @Test
    void aFewRepeatedStampsAmongManyLinesAreNoTranslation() {
        Lyrics lyrics = parseOne("[00:00.00]Words: A\n[00:00.00]Music: B\n[00:05.00]a\n[00:06.00]b\n[00:07.00]c");

        assertThat(lyrics.lines()).hasSize(5);
    }

    @Test
    void textWithoutStampsIsPlainAndKeepsItsSections() {
        Lyrics lyrics = parseOne("[ti:Song]\n\n[Verse 1: Ann]\none\n\n[Chorus]\ntwo\n");

        assertThat(lyrics.synced()).isFalse();
        assertThat(lyrics.lines()).extracting(Line::text)
                .containsExactly("[Verse 1: Ann]", "one", "", "[Chorus]", "two");
    }

    @Test
    void lrcIsToldFromProse() {
        parsed = LrcParser.parse("x");

        assertThat(LrcParser.isLrc("[ti:x]\n[00:01.00]a\n[00:02.00]b\n")).isTrue();
        assertThat(LrcParser.isLrc("At\n[12:30] we met\nand then\nwe parted")).isFalse();
        assertThat(LrcParser.isLrc("a\nb")).isFalse();
    }

    private Lyrics parseOne(String text) {
        parsed = LrcParser.parse(text);
        assertThat(parsed).hasSize(1);
        return parsed.getFirst();
    }

    private static Line line(long start, String text) {
        return new Line(ms(start), text);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
