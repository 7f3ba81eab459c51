package io.antiphon.core.lyrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever a source holds, parsing ends without a failure and what comes out holds to the rules.
class LyricsPropertyTest {

    private static final int SOURCES = 1500;

    private static final List<String> LRC = List.of("[00:01.00]", "[00:01.00]", "[00:02.5]", "[00:03.250]",
            "[01:00:04]",
            "[99:99]", "[0:00.00]", "<00:01.10>", "<00:01.90>", "<00:03.00>", "<00:00.50>", "[00:02.00]", "v1:", "v2: ",
            "bg:", "[bg:", "[bg: ah <00:01.30>oh]", "]", "[offset:-250]", "[offset:99999999999]", "[la:jpn]",
            "[la:???]",
            "[ti:T\u0001]", "[ar:]", "\n", "\n", "\n", "\r\n", "word", " ", "  \t", "é", "日本語", "😀", "\ud83d",
            "\udc00",
            "\u0000", "\ufeff", "\u3000", "[", "<", ">", ":", "[Chorus]", "\u0085", "\uffff");

    private static final List<String> TTML = List.of("<tt xml:lang='ja'>", "</tt>", "<head>", "</head>", "<body>",
            "</body>",
            "<div>", "</div>", "<p begin='1s' end='3s'>", "<p begin='2.5s' dur='1s' ttm:agent='v2' itunes:key='L1'>",
            "<p>",
            "</p>", "</p>", "<span begin='1.1s' end='1.2s'>", "<span begin='0:01.05'>",
            "<span begin='00:00:09.5' end='2s'>",
            "<span begin='200ms' dur='5s'>", "</span>", "</span>", "</span>", "<span ttm:role='x-bg'>",
            "<span ttm:role='x-translation' xml:lang='en'>", "<span ttm:role='x-roman'>", "<br/>", "word", " ", "\n ",
            "é",
            "日本", "😀", "&amp;", "&#x1;", "&x;", "<![CDATA[<b>]]>", "<!-- c -->", "<translation xml:lang='de'>",
            "</translation>", "<text for='L1'>", "</text>", "<ttm:agent type='group' xml:id='v2'>", "</ttm:agent>",
            "<ttm:agent xml:id='bg'/>", "<", "<!DOCTYPE a [<!ENTITY x 'y'>]>");

    private static final List<String> SUBTITLES = List.of("WEBVTT\n\n", "1\n", "00:00:01,000 --> 00:00:02,000\n",
            "00:02.500 --> 00:01.000 align:left\n", "<v Ann>", "<v.loud Bob>", "<i>", "</i>", "<00:00:01.500>",
            "<00:00:00.100>", "{\\an8}", "word", " ", "\n", "\n\n", "&amp;", "&lt;", "😀", "\ud800", "-->", "<", ">");

    @ParameterizedTest
    @EnumSource(LyricsFormat.class)
    void everyLayerOfEverySourceHoldsToTheRules(LyricsFormat format) {
        int layers = 0;
        for (int seed = 0; seed < SOURCES; seed++) {
            List<Lyrics> parsed = format.parse(source(format, new Random(seed)));
            parsed.forEach(SongLyricsRules::check);
            layers += parsed.size();
        }
        assertThat(layers).as("the sources are not all empty").isGreaterThan(SOURCES / 4);
    }

    @ParameterizedTest
    @EnumSource(LyricsFormat.class)
    void everyLayerOfARandomlyDamagedSourceHoldsToTheRules(LyricsFormat format) {
        String whole = switch (format) {
            case TTML -> TtmlParserTest.APPLE;
            case WEBVTT, SUBRIP -> SubtitleParserTest.WEBVTT;
            case ENHANCED_LRC, LRC, TEXT -> LrcParserTest.DUET;
        };
        Random random = new Random(7);
        int layers = 0;
        for (int i = 0; i < SOURCES; i++) {
            List<Lyrics> parsed = format.parse(damaged(whole, random));
            parsed.forEach(SongLyricsRules::check);
            layers += parsed.size();
        }
        assertThat(layers).isGreaterThan(SOURCES / 4);
    }

    @Test
    void aMegabyteMadeToSwellIsReadInBoundedTimeAndSpace() {
        String stamps = "[00:01.00]".repeat(500);
        String words = "<00:02.00>x ".repeat(3000);
        List<String> hostile = List.of((stamps + words + "\n").repeat(20), "[bg:" + " ".repeat(900_000) + "x",
                "[00:00.00]".repeat(90_000), "[00:01]" + "]".repeat(900_000), "<v ".repeat(300_000),
                " ".repeat(900_000) + "x",
                "[00:01]" + "<00:01>".repeat(120_000), "<00:00:01.000 --> ".repeat(50_000), "[".repeat(900_000));
        long started = System.nanoTime();
        for (LyricsFormat format : LyricsFormat.values()) {
            hostile.forEach(text -> format.parse(text).forEach(SongLyricsRules::check));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
    }

    private static String source(LyricsFormat format, Random random) {
        List<String> tokens = switch (format) {
            case TTML -> TTML;
            case WEBVTT, SUBRIP -> SUBTITLES;
            case ENHANCED_LRC, LRC, TEXT -> LRC;
        };
        StringBuilder source = new StringBuilder(format == LyricsFormat.TTML
                ? "<tt xmlns:ttm='m' xmlns:itunes='i'><body><p begin='1s'>a<span begin='1s'>b</span></p>"
                : "");
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            source.append(tokens.get(random.nextInt(tokens.size())));
        }
        return source.toString();
    }

    private static String damaged(String whole, Random random) {
        StringBuilder text = new StringBuilder(whole);
        int faults = 1 + random.nextInt(6);
        for (int i = 0; i < faults && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
                default -> text.setCharAt(at, (char) ('0' + random.nextInt(10)));
            }
        }
        return text.toString();
    }
}
