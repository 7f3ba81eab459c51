package io.antiphon.core.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagInterpreterTest {

    private static final String MBID_A = "11111111-1111-1111-1111-111111111111";
    private static final String MBID_B = "22222222-2222-2222-2222-222222222222";

    private final TagInterpreter interpreter = new TagInterpreter(TagRules.DEFAULT);

    @Test
    void picardsArtistsAreAlignedWithTheirIdsAndSortNames() {
        TrackTags tags = interpret(TagField.ARTIST, "Simon & Garfunkel feat. Nobody", TagField.ARTISTS, "Simon",
                TagField.ARTISTS, "Garfunkel",
                TagField.ARTISTSSORT, "Simon, Paul", TagField.ARTISTSSORT, "Garfunkel, Art",
                TagField.MUSICBRAINZ_ARTISTID, MBID_A, TagField.MUSICBRAINZ_ARTISTID,
                MBID_B);

        assertThat(tags.displayArtist()).isEqualTo("Simon & Garfunkel feat. Nobody");
        assertThat(tags.artists()).containsExactly(new CreditTag("Simon", "Simon, Paul", MBID_A),
                new CreditTag("Garfunkel", "Garfunkel, Art", MBID_B));
    }

    @Test
    void oneValueWithSeveralArtistsIsTakenApart() {
        assertThat(interpret(TagField.ARTIST, "Queen feat. David Bowie").artists()).extracting(CreditTag::name)
                .containsExactly("Queen", "David Bowie");
        assertThat(interpret(TagField.ARTIST, "A / B; C").artists()).extracting(CreditTag::name)
                .containsExactly("A", "B", "C");
    }

    @Test
    void aNameThatHoldsASlashWithoutSpacesStaysOneArtist() {
        assertThat(interpret(TagField.ARTIST, "AC/DC").artists()).extracting(CreditTag::name).containsExactly("AC/DC");
    }

    @Test
    void oneIdForOneValueKeepsItOneArtist() {
        TrackTags tags = interpret(TagField.ARTIST, "Florence; The Machine", TagField.MUSICBRAINZ_ARTISTID, MBID_A);

        assertThat(tags.artists()).containsExactly(new CreditTag("Florence; The Machine", null, MBID_A));
    }

    @Test
    void idsThatDoNotMatchTheNamesInNumberAreLeftOut() {
        TrackTags tags = interpret(TagField.ARTISTS, "A", TagField.ARTISTS, "B", TagField.MUSICBRAINZ_ARTISTID, MBID_A);

        assertThat(tags.artists()).containsExactly(new CreditTag("A", null, null), new CreditTag("B", null, null));
    }

    @Test
    void whatIsNotTaggedIsAbsent() {
        TrackTags tags = interpreter.interpret(RawTags.empty());

        assertThat(tags.title()).isNull();
        assertThat(tags.displayArtist()).isNull();
        assertThat(tags.artists()).isEmpty();
        assertThat(tags.album().displayArtist()).isNull();
        assertThat(tags.details().replayGain()).isEqualTo(ReplayGain.UNKNOWN);
    }

    @Test
    void placesAreReadWithAndWithoutTotals() {
        TrackTags tags = interpret(TagField.TRACKNUMBER, "07/12", TagField.DISCNUMBER, "2 of 3");

        assertThat(tags.number()).isEqualTo(7);
        assertThat(tags.disc()).isEqualTo(2);
        assertThat(interpret(TagField.TRACKNUMBER, "B side").number()).isNull();
        assertThat(interpret(TagField.TRACKNUMBER, "99999999999999").number()).isNull();
    }

    @Test
    void performersBringTheirInstruments() {
        TrackTags tags = interpret(TagField.PERFORMER, "Jimmy Page (electric guitar)", TagField.PERFORMER, "Choir",
                TagField.COMPOSER, "Bach; Busoni");

        assertThat(tags.contributors()).containsExactly(
                new ContributorTag("composer", null, new CreditTag("Bach", null, null)),
                new ContributorTag("composer", null, new CreditTag("Busoni", null, null)),
                new ContributorTag("performer", "electric guitar", new CreditTag("Jimmy Page", null, null)),
                new ContributorTag("performer", null, new CreditTag("Choir", null, null)));
        assertThat(tags.displayComposer()).isEqualTo("Bach; Busoni");
    }

    @Test
    void genresAreSplitAndCountedOnceWithoutCase() {
        assertThat(interpret(TagField.GENRE, "Rock; Pop", TagField.GENRE, "rock/Jazz").details().genres())
                .containsExactly("Rock", "Pop", "Jazz");
    }

    @Test
    void theReleaseDateOfId3IsPreferredToTheRecordingDate() {
        TrackTags tags = interpret(TagField.DATE, "1969", TagField.RELEASEDATE, "2009-09-09", TagField.ORIGINALYEAR,
                "1969");

        assertThat(tags.album().releaseDate()).isEqualTo(new PartialDate(2009, 9, 9));
        assertThat(tags.album().originalReleaseDate()).isEqualTo(PartialDate.ofYear(1969));
    }

    @Test
    void worksAndMovementsAreRead() {
        TrackTags tags = interpret(TagField.WORK, "Symphony No. 5", TagField.MUSICBRAINZ_WORKID, MBID_A,
                TagField.MOVEMENTNAME, "Allegro con brio",
                TagField.MOVEMENT, "1/4");

        assertThat(tags.details().works()).containsExactly(new Work("Symphony No. 5", MBID_A));
        assertThat(tags.details().movements()).containsExactly(new Movement("Allegro con brio", 1, 4));
    }

    @Test
    void replayGainIsReadInItsUsualSpellings() {
        ReplayGain gain = interpret(TagField.REPLAYGAIN_TRACK_GAIN, "-6.48 dB", TagField.REPLAYGAIN_TRACK_PEAK, "0.988",
                TagField.REPLAYGAIN_ALBUM_GAIN, "+1,2")
                .details()
                .replayGain();

        assertThat(gain).isEqualTo(new ReplayGain(-6.48, 0.988, 1.2, null, null, false));
    }

    @Test
    void r128GainsAreShiftedToTheReplayGainReference() {
        ReplayGain gain = interpret(TagField.R128_TRACK_GAIN, "-512", TagField.OPUS_HEADER_GAIN, "256").details()
                .replayGain();

        assertThat(gain.trackGain()).isEqualTo(3.0);
        assertThat(gain.baseGain()).isEqualTo(1.0);
    }

    @Test
    void absurdLoudnessCountsAsAbsent() {
        assertThat(interpret(TagField.REPLAYGAIN_TRACK_GAIN, "NaN").details().replayGain())
                .isEqualTo(ReplayGain.UNKNOWN);
        assertThat(interpret(TagField.REPLAYGAIN_TRACK_GAIN, "1e99 dB").details().replayGain())
                .isEqualTo(ReplayGain.UNKNOWN);
    }

    @Test
    void explicitMarksOfAllTaggersAreUnderstood() {
        assertThat(interpret(TagField.ITUNESADVISORY, "1").details().explicitStatus())
                .isEqualTo(ExplicitStatus.EXPLICIT);
        assertThat(interpret(TagField.ITUNESADVISORY, "2").details().explicitStatus()).isEqualTo(ExplicitStatus.CLEAN);
        assertThat(interpret(TagField.ITUNESADVISORY, "0").details().explicitStatus())
                .isEqualTo(ExplicitStatus.UNKNOWN);
    }

    @Test
    void endlessNamesAreCutWithoutSplittingACharacter() {
        String title = interpret(TagField.TITLE, "x".repeat(499) + "😀😀").title();

        assertThat(title).hasSize(499);
    }

    private TrackTags interpret(Object... fieldsAndValues) {
        RawTags.Builder raw = RawTags.builder();
        List<Object> pairs = List.of(fieldsAndValues);
        for (int i = 0; i < pairs.size(); i += 2) {
            raw.add((TagField) pairs.get(i), (String) pairs.get(i + 1));
        }
        return interpreter.interpret(raw.build());
    }
}
