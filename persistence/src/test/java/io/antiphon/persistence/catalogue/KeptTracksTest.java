package io.antiphon.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.MeasuredSound;
import org.junit.jupiter.api.Test;

final class KeptTracksTest {

    private static final MeasuredSound LOUD = new MeasuredSound(-9.0, 0.9, -9.5, 1.0, 120.0);

    private final KeptTracks.OfRequest kept = new KeptTracks().ofRequest();

    private static TrackRow row(int number, String title, MeasuredSound measured) {
        return new TrackRow(number, "track0000000000" + number, 1, false, 1, 1, "Album", title, 1, 1, "a.flac", 10, 20,
                1_000, false, 0, 30, "{}", measured);
    }

    @Test
    void aTrackWhoseRowIsAsItWasIsTheSameObject() {
        assertThat(kept.track(row(1, "Song", LOUD), "folder", "album"))
                .isSameAs(kept.track(row(1, "Song", LOUD), "folder", "album"));
    }

    @Test
    void aTrackIsMadeAnewWhenAnythingOfItChanged() {
        var first = kept.track(row(1, "Song", LOUD), "folder", "album");
        assertThat(kept.track(row(1, "Other", LOUD), "folder", "album").title()).isEqualTo("Other");
        assertThat(kept.track(row(1, "Song", LOUD), "folder", "album")).isEqualTo(first);
        assertThat(kept.track(row(1, "Song", LOUD), "folder", "merged").album().value()).isEqualTo("merged");
        assertThat(kept.track(row(1, "Song", LOUD), "moved", "merged").folder().value()).isEqualTo("moved");
        MeasuredSound quiet = new MeasuredSound(-30.0, 0.1, -31.0, 0.2, 80.0);
        assertThat(kept.track(row(1, "Song", quiet), "moved", "merged").details().bpm())
                .isNotEqualTo(first.details().bpm());
        assertThat(kept.track(row(2, "Song", LOUD), "folder", "album").id()).isNotEqualTo(first.id());
    }
}
