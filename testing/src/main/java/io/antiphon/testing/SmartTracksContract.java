package io.antiphon.testing;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static io.antiphon.testing.LibraryContract.alice;
import static io.antiphon.testing.LibraryContract.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.Playlists;
import io.antiphon.core.playlist.smart.SmartRulesReader;
import io.antiphon.core.playlist.smart.SmartTracks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [SmartTracks] must do.
public abstract class SmartTracksContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    protected final LibraryFixture library = LibraryContract.library();

    protected abstract SmartTracks smartTracks();

    protected abstract Annotations annotations();

    protected abstract Playlists playlists();

    @Test
    void textsAreComparedWithoutCase() {
        assertThat(chosen("{'is':{'title':'TAXMAN'}}")).containsExactly("Taxman");
        assertThat(chosen("{'contains':{'title':'money'}}")).containsExactly("Money, Money, Money");
        assertThat(chosen("{'startsWith':{'title':'wat'}}")).containsExactly("Waterloo", "Watch Out");
        assertThat(chosen("{'endsWith':{'filepath':'QUEEN.flac'}}")).containsExactly("Dancing Queen");
        assertThat(chosen("{'is':{'filetype':'flac'}}")).hasSize(9);
        assertThat(chosen("{'isNot':{'filetype':'flac'}}")).isEmpty();
        assertThat(chosen("{'is':{'album':'debut'}}")).hasSize(2);
    }

    @Test
    void jokersAndQuotesInTextsAreTexts() {
        for (String text : List.of("%", "_axman", "!", "' OR 1=1 --", "\\\\", "\\u0000", "?")) {
            assertThat(chosen("{'is':{'title':'" + text.replace("'", "\\u0027") + "'}}")).as(text).isEmpty();
            assertThat(chosen("{'contains':{'artist':'x" + text.replace("'", "\\u0027") + "'}}")).as(text).isEmpty();
        }
    }

    @Test
    void peopleAndGenresAreEachComparedByThemselves() {
        assertThat(chosen("{'is':{'albumartist':'bjork'}}")).containsExactly("Human Behaviour", "Venus as a Boy");
        assertThat(chosen("{'is':{'genre':'rock'}}")).containsExactly("Taxman", "Eleanor Rigby");
        assertThat(chosen("{'isNot':{'genre':'Pop'}}")).containsExactly("Human Behaviour", "Venus as a Boy",
                "Peaches en Regalia");
        assertThat(chosen("{'notContains':{'albumartist':'b'}}")).containsExactly("Peaches en Regalia");
    }

    @Test
    void numbersAndDaysAreCompared() {
        assertThat(chosen("{'inTheRange':{'year':[1966,1969]}}")).containsExactly("Taxman", "Eleanor Rigby",
                "Peaches en Regalia");
        assertThat(chosen("{'gt':{'year':1974}}")).containsExactly("Dancing Queen", "Money, Money, Money");
        assertThat(chosen("{'lt':{'year':'1969'}}")).hasSize(2);
        assertThat(chosen("{'isNot':{'year':1966}}")).as("also those without a year").hasSize(7);
        assertThat(chosen("{'is':{'duration':180}},{'is':{'tracknumber':2}}")).hasSize(4);
        assertThat(chosen("{'after':{'dateadded':'2023-11-13'}},{'before':{'dateadded':'2023-11-16'}}")).hasSize(9);
        assertThat(chosen("{'before':{'dateadded':'2023-11-14'}}")).isEmpty();
        assertThat(chosen("{'inTheLast':{'dateadded':30}}")).isEmpty();
        assertThat(chosen("{'inTheLast':{'dateadded':3000}}")).hasSize(9);
    }

    @Test
    void whatTheViewerDidCountsAndWhatOthersDidDoesNot() {
        annotations().star(ALICE, List.of(library.trackId("Waterloo"), library.trackId("Taxman")), NOON);
        annotations().star(BOB, List.of(library.trackId("Eleanor Rigby")), NOON);
        annotations().rate(ALICE, library.trackId("Taxman"), 4);
        annotations().recordPlays(ALICE, List.of(new Play(library.trackId("Taxman"), NOON.minusSeconds(60), "c")));
        assertThat(chosen("{'is':{'loved':true}}")).containsExactly("Taxman", "Waterloo");
        assertThat(chosen(bob(), "{'all':[{'is':{'loved':'true'}}]}")).containsExactly("Eleanor Rigby");
        assertThat(chosen("{'gt':{'rating':3}}")).containsExactly("Taxman");
        assertThat(chosen("{'is':{'playcount':0}}")).hasSize(8).doesNotContain("Taxman");
        assertThat(chosen("{'inTheLast':{'lastplayed':1}}")).containsExactly("Taxman");
        assertThat(chosen("{'notInTheLast':{'lastplayed':1}}")).as("never played, too").hasSize(8);
        assertThat(chosen(alice(), "{'any':[{'is':{'loved':true}}],'sort':'-rating,title'}"))
                .containsExactly("Taxman", "Waterloo");
    }

    @Test
    void onlyWhatIsInSightIsChosen() {
        assertThat(chosen(bob(), "{'any':[{'is':{'title':'Waterloo'}},{'is':{'title':'Taxman'}}]}"))
                .containsExactly("Taxman");
        playlists().create(new PlaylistId("playlist00000001"), "Mine", ALICE,
                List.of(library.trackId("Taxman"), library.trackId("Dancing Queen")), NOON);
        assertThat(chosen("{'inPlaylist':{'id':'pl-playlist00000001'}}")).containsExactly("Taxman", "Dancing Queen");
        assertThat(chosen("{'notInPlaylist':{'id':'playlist00000001'}}")).hasSize(7);
        assertThat(chosen(bob(), "{'all':[{'inPlaylist':{'id':'playlist00000001'}}]}")).isEmpty();
        playlists().describe(new PlaylistId("playlist00000001"), null, null, true, NOON);
        assertThat(chosen(new Viewer(BOB, bob().musicFolders()),
                "{'any':[{'inPlaylist':{'id':'playlist00000001'}}]}")).hasSize(2);
    }

    @Test
    void orderLimitAndOffsetAreKept() {
        String all = "{'all':[{'gt':{'year':0}}],";
        assertThat(chosen(alice(), all + "'sort':'-year,title','limit':3}")).containsExactly("Dancing Queen",
                "Money, Money, Money", "Watch Out");
        assertThat(chosen(alice(), all + "'sort':'title','order':'desc','limit':1,'offset':1}"))
                .containsExactly("Watch Out");
        assertThat(chosen(alice(), all + "'sort':'title','offset':99}")).isEmpty();
        assertThat(chosen(alice(), all + "'sort':'artist,album,tracknumber','limit':2}"))
                .containsExactly("Dancing Queen", "Money, Money, Money");
        List<String> random = chosen(alice(), all + "'sort':'random','limit':5}");
        assertThat(random).hasSize(5)
                .doesNotHaveDuplicates()
                .isEqualTo(chosen(alice(),
                        all + "'sort':'random','limit':5}"));
        assertThatThrownBy(() -> chosen(alice(), all + "'sort':'genre'}")).isInstanceOf(LibraryException.Invalid.class)
                .hasMessageContaining("genre");
    }

    @Test
    void whatOnlyTagsSayIsAskedOfThem() {
        assertThat(chosen("{'is':{'codec':'FLAC'}}")).hasSize(9);
        assertThat(chosen("{'gt':{'samplerate':44099}},{'lt':{'bitdepth':17}},{'is':{'channels':'2'}}")).hasSize(9);
        assertThat(chosen("{'gt':{'sampleRate':44100}}")).isEmpty();
        assertThat(chosen("{'inTheRange':{'date':['1966-01-01','1970-01-01']}}")).containsExactly("Taxman",
                "Eleanor Rigby", "Peaches en Regalia");
        assertThat(chosen("{'before':{'date':'1970-01-01'}}")).hasSize(3);
        assertThat(chosen("{'isNot':{'mood':'calm'}},{'is':{'compilation':false}}")).hasSize(9);
        assertThat(chosen("{'any':[{'contains':{'comment':'x'}},{'is':{'recordlabel':'y'}},{'gt':{'rgtrackgain':0}}]}"))
                .isEmpty();
        assertThat(chosen(bob(), "{'all':[{'is':{'codec':'flac'}}]}")).hasSize(6).doesNotContain("Waterloo");
    }

    @Test
    void whatIsKnownAndWhatIsNotAreAskedFor() {
        assertThat(chosen("{'isMissing':{'year':true}}")).containsExactly("Human Behaviour", "Venus as a Boy");
        assertThat(chosen("{'isPresent':{'year':'1'}}")).hasSize(7);
        assertThat(chosen("{'isPresent':{'date':true}}")).hasSize(7);
        assertThat(chosen("{'isMissing':{'comment':true}},{'isPresent':{'genre':true}}")).hasSize(9);
        assertThat(chosen("{'isPresent':{'artist':true}},{'isMissing':{'composer':true}}")).hasSize(9);
        assertThat(chosen("{'isPresent':{'mbz_artist_id':true}}")).isEmpty();
        assertThat(chosen("{'isMissing':{'lastplayed':true}}")).hasSize(9);
        assertThat(chosen("{'is':{'missing':true}}")).isEmpty();
        assertThat(chosen("{'is':{'missing':false}}")).hasSize(9);
    }

    @Test
    void albumsAndArtistsAreAskedFor() {
        annotations().star(ALICE, List.of(library.albumId(1, "ABBA", "Arrival")), NOON);
        annotations().rate(ALICE, library.albumId(1, "Björk", "Debut"), 3);
        annotations().star(ALICE, List.of(library.artistId("Zappa")), NOON);
        annotations().rate(ALICE, library.artistId("ABBA"), 5);
        annotations().rate(BOB, library.trackId("Taxman"), 2);
        annotations().rate(ALICE, library.trackId("Taxman"), 5);
        assertThat(chosen("{'inTheLast':{'albumdateloved':1}}")).containsExactly("Dancing Queen",
                "Money, Money, Money");
        assertThat(chosen("{'is':{'albumrating':3}}")).containsExactly("Human Behaviour", "Venus as a Boy");
        assertThat(chosen("{'is':{'artistloved':true}}")).containsExactly("Peaches en Regalia");
        assertThat(chosen("{'gt':{'artistrating':4}}")).containsExactly("Dancing Queen", "Money, Money, Money",
                "Waterloo", "Watch Out");
        assertThat(chosen("{'inTheRange':{'averagerating':[3.4,3.6]}}")).containsExactly("Taxman");
        assertThat(chosen("{'is':{'albumsongcount':1}}")).containsExactly("Peaches en Regalia");
        assertThat(chosen("{'gt':{'albumsize':1500000}},{'gt':{'albumduration':300}}")).hasSize(8);
        assertThat(chosen("{'is':{'maincredit':'zappa'}},{'contains':{'sortartist':'zap'}}"))
                .containsExactly("Peaches en Regalia");
        assertThat(chosen(
                "{'is':{'albumplaycount':0}},{'is':{'artistplaycount':0}},{'after':{'albumdateadded':'2020-01-01'}},"
                        + "{'after':{'albumdatemodified':'2020-01-01'}},{'isMissing':{'albumlastplayed':true}},{'isMissing':{'artistlastplayed':true}}"))
                .hasSize(9);
        assertThat(
                chosen(alice(), "{'all':[{'gt':{'year':0}}],'sort':'-albumsongcount,-artistrating,title','limit':1}"))
                .containsExactly("Dancing Queen");
    }

    @Test
    void aShareOfWhatIsFoundIsTaken() {
        assertThat(chosen(alice(), "{'all':[{'gt':{'year':0}}],'limitPercent':30}")).hasSize(2);
        assertThat(chosen(alice(), "{'all':[{'gt':{'year':0}}],'limitPercent':1}")).hasSize(1);
        assertThat(chosen(alice(), "{'all':[{'gt':{'year':0}}],'limitPercent':50,'limit':3}")).hasSize(3);
        assertThat(chosen(alice(), "{'all':[{'gt':{'year':9000}}],'limitPercent':50}")).isEmpty();
    }

    @Test
    void theLengthOfAllIsTold() {
        assertThat(smartTracks().select(alice(), SmartRulesReader.read("{\"all\":[{\"is\":{\"genre\":\"Rock\"}}]}")
                .rules(), NOON).duration()).isEqualTo(Duration.ofMillis(360_003));
    }

    private List<String> chosen(String rules) {
        return chosen(alice(), "{'all':[" + rules + "]}");
    }

    private List<String> chosen(Viewer viewer, String rules) {
        return smartTracks().select(viewer, SmartRulesReader.read(rules.replace('\'', '"')).rules(), NOON)
                .tracks()
                .map(track -> track.item().title())
                .toList();
    }
}
