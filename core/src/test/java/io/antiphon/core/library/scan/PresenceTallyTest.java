package io.antiphon.core.library.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.scan.store.CreditRow;
import io.antiphon.core.library.scan.store.Presence;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PresenceTallyTest {

    private final PresenceTally tally = new PresenceTally(true);

    @Test
    void anArtistCreditedTwiceOnATrackHasOneTrackAndBothRoles() {
        tally.addTrack(1, List.of(new CreditRow(7, "artist"), new CreditRow(7, "composer")));
        tally.addTrack(1, List.of(new CreditRow(7, "artist")));
        tally.addAlbum(1, List.of(7));
        assertThat(tally.find(7)).contains(List.of(new Presence(7, 1, 1, 2, Set.of("artist", "composer"))));
    }

    @Test
    void eachMusicFolderIsCountedByItself() {
        tally.addTrack(1, List.of(new CreditRow(7, "artist")));
        tally.addTrack(2, List.of(new CreditRow(7, "artist")));
        assertThat(tally.find(7).orElseThrow()).extracting(Presence::musicFolder).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void anAlbumWithoutATrackMakesNoPresence() {
        tally.addAlbum(1, List.of(7));
        assertThat(tally.find(7)).contains(List.of());
    }

    @Test
    void anArtistInDoubtIsLeftToTheStore() {
        tally.addTrack(1, List.of(new CreditRow(7, "artist"), new CreditRow(8, "artist")));
        tally.doubt(7);
        assertThat(tally.find(7)).isEmpty();
        assertThat(tally.find(8)).isPresent();
    }

    @Test
    void aLibraryThatWasNotEmptyIsLeftToTheStore() {
        PresenceTally later = new PresenceTally(false);
        later.addTrack(1, List.of(new CreditRow(7, "artist")));
        assertThat(later.find(7)).isEmpty();
    }

    @Test
    void moreRolesThanItCanCountAreLeftToTheStore() {
        tally.addTrack(1, IntStream.range(0, 65).mapToObj(i -> new CreditRow(7, "role " + i)).toList());
        assertThat(tally.find(7)).isEmpty();
    }
}
