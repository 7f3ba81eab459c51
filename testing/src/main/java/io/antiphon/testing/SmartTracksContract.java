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
