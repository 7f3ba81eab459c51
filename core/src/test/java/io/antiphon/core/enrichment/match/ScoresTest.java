package io.antiphon.core.enrichment.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.enrichment.match.Choice.Scored;
import io.antiphon.core.provider.ClaimedArtist;
import io.antiphon.core.provider.ClaimedRecording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How scores come about, and what is made of them.
final class ScoresTest {

    private static KnownTrack here(String title, String artist) {
        return new KnownTrack(title, artist, "Album", artist, Duration.ofSeconds(200), 1, 3, 1999, List.of(), null,
                null,
                null);
    }

    private static ClaimedRecording claim(String title, String artist, String album, @Nullable String mbid) {
        return new ClaimedRecording("id", null, title, List.of(new ClaimedArtist(artist, null, "")), album,
                Duration.ofSeconds(200), 1, 3, 10, null, mbid, null, null, null, List.of(), List.of(), null);
    }

    private static double total(KnownTrack here, ClaimedRecording claim) {
        return RecordingMatcher.score(here, claim).total();
    }

    @Test
    void whatIsTheSameScoresOneAndEveryPartSaysWhy() {
        Score score = RecordingMatcher.score(here("Song", "Singer"), claim("Song", "Singer", "Album", null));
        assertThat(score.total()).isEqualTo(1);
        assertThat(score.parts()).extracting(Part::name).contains("title", "artist", "duration", "album", "place");
        assertThat(score.parts()).allMatch(part -> !part.why().isBlank() && part.value() == 1);
        assertThat(score.limits()).isEmpty();
    }

    @Test
    void spellingsVersionsThatAreTheSameAndExchangedNamesCostLittle() {
        ClaimedRecording claim = claim("Don’t Stop & Go, Pt. 2", "The Singers feat. Guest", "Album", null);
        assertThat(total(here("DONT STOP AND GO PART II", "Singers"), claim)).isGreaterThan(0.9);
        assertThat(total(here("Don't Stop & Go, Pt. 2 (2011 Remaster)", "Singers"), claim)).isGreaterThan(0.9);
        assertThat(total(here("The Singers feat. Guest", "Don't Stop & Go, Pt. 2"), claim)).isGreaterThan(0.88);
        assertThat(total(here("03 - Don't Stop & Go Pt 2", "Singers"), claim)).isGreaterThan(0.9);
    }

    @Test
    void otherVersionsOtherArtistsAndOtherPartsAreLimitedAndItIsSaidWhy() {
        Score live = RecordingMatcher.score(here("Song", "Singer"), claim("Song (live)", "Singer", "Album", null));
        assertThat(live.total()).isLessThanOrEqualTo(0.6);
        assertThat(live.limits()).extracting(Limit::why).anyMatch(why -> why.contains("live"));
        assertThat(total(here("Song", "Singer"), claim("Song", "Singer", "Live at Montreux", null)))
                .isLessThanOrEqualTo(0.6);
        assertThat(total(here("Song", "Singer"), claim("Song", "Somebody Else", "Album", null)))
                .isLessThanOrEqualTo(0.55);
        assertThat(total(here("Song, Part 1", "Singer"), claim("Song, Part 2", "Singer", "Album", null)))
                .isLessThanOrEqualTo(0.65);
    }

    @Test
    void anIdThatIsTheSameOutweighsNamesAndAnotherOneStandsAgainstThem() {
        String mbid = "0d5b0e7c-7f6b-4a3a-9a35-5d7e2f0c7a11";
        KnownTrack tagged = new KnownTrack("Song", "Singer", "Album", "Singer", Duration.ofSeconds(200), 1, 3, 1999,
                List.of(), mbid, null, null);
        assertThat(total(tagged, claim("Song", "Singer", "Album", mbid))).isEqualTo(1);
        assertThat(total(tagged, claim("Song", "Singer", "Album", mbid.replace('0', '1')))).isLessThanOrEqualTo(0.75);
    }

    @Test
    void oddTextsAreComparedWithoutHarm() {
        for (String odd : List.of("", " ", "()", "((((((", "- -", "[]{}", "!!!", "\ud83c\udfb5", "a".repeat(5_000),
                "(".repeat(3_000), " feat. ".repeat(500), "東京", "\u0000")) {
            Score score = RecordingMatcher.score(here(odd, odd), claim(odd, odd, odd, null));
            assertThat(score.total()).as(odd).isBetween(0.0, 1.0);
            assertThat(total(here(odd, "Singer"), claim("Song", "Singer", "Album", null))).as(odd).isLessThan(0.88);
        }
        assertThat(total(here("東京", "歌手"), claim("東京", "歌手", "Album", null))).isEqualTo(1);
    }

    @Test
    void nothingIsChosenThatSomethingElseComesNear() {
        Scored one = new Scored(0.95, "thing", "edition");
        assertThat(Choice.of(List.of(one), 0.9)).isEqualTo(new Choice(Optional.of(0), true));
        assertThat(Choice.of(List.of(one), 0.96).automatic()).isEmpty();
        assertThat(Choice.of(List.of(new Scored(0.94, "other", "x"), one), 0.9).automatic()).isEmpty();
        assertThat(Choice.of(List.of(new Scored(0.90, "other", "x"), one), 0.9)).isEqualTo(
                new Choice(Optional.of(1), true));
        assertThat(Choice.of(List.of(new Scored(0.94, "thing", "another edition"), one), 0.9)).isEqualTo(
                new Choice(Optional.of(1), false));
        assertThat(Choice.of(List.of(), 0.9).automatic()).isEmpty();
    }

    @Test
    void thresholdsInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> new Thresholds(0.5, 0.6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Thresholds(1.1, 0.6)).isInstanceOf(IllegalArgumentException.class);
    }
}
