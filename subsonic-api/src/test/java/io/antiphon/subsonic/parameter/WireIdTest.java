package io.antiphon.subsonic.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.PlaylistId;
import org.junit.jupiter.api.Test;

class WireIdTest {

    @Test
    void anIdTellsItsKind() {
        assertThat(WireId.of(new TrackId("x"))).hasToString("tr-x");
        assertThat(WireId.of(new AlbumId("x"))).hasToString("al-x");
        assertThat(WireId.of(new ArtistId("x"))).hasToString("ar-x");
        assertThat(WireId.of(new FolderId("x"))).hasToString("fo-x");
        assertThat(WireId.of(new PlaylistId("x"))).hasToString("pl-x");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(WireId.parse("al-Abc123")).isEqualTo(new WireId(WireId.Kind.ALBUM, "Abc123"));
    }

    @Test
    void prefixesThatClientsAddAreTakenOff() {
        assertThat(WireId.parse("al-al-x")).isEqualTo(new WireId(WireId.Kind.ALBUM, "x"));
        assertThat(WireId.parse("pl-pl-x")).isEqualTo(new WireId(WireId.Kind.PLAYLIST, "x"));
        assertThat(WireId.parse("al-tr-x")).isEqualTo(new WireId(WireId.Kind.TRACK, "x"));
        assertThat(WireId.parse("pc-7")).isEqualTo(new WireId(WireId.Kind.CHANNEL, "7"));
    }

    @Test
    void aBareIdMayBeAnything() {
        WireId bare = WireId.parse("Abc123");
        assertThat(bare.kind()).isEqualTo(WireId.Kind.UNKNOWN);
        assertThat(bare.valueAs(WireId.Kind.ALBUM)).isEqualTo("Abc123");
        assertThat(WireId.parse("zz-Abc").value()).isEqualTo("zz-Abc");
        assertThat(WireId.parse("").value()).isEmpty();
    }

    @Test
    void anIdOfAnotherKindIsNothing() {
        assertThat(WireId.parse("tr-x").valueAs(WireId.Kind.ALBUM)).isEqualTo("tr-x");
    }
}
