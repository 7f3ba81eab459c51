package io.antiphon.persistence.details;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.DiscTitle;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Work;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.CreditTag;
import io.antiphon.core.tag.EmbeddedPicture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DetailsCodecTest {

    private static final ArtistCredit ONE = new ArtistCredit(new ArtistId("1111111111111111"),
            "One \"\u00fc\" \ud83c\udfb5");
    private static final ArtistCredit TWO = new ArtistCredit(new ArtistId("2222222222222222"), "Two");
    private static final EmbeddedPicture PICTURE = new EmbeddedPicture(3, "image/jpeg", 50_000_000_000L, "print");

    @Test
    void aTrackWithEverythingComesBackEqual() {
        TrackDetails details = new TrackDetails(new PartialDate(1973, 3, 1), PartialDate.ofYear(1970),
                List.of("Rock", "Pop"), List.of("calm"), 120, "Am", "c\n",
                List.of("ISRC"), "eng", "(c)", List.of("g"), List.of(new Work("W", null), new Work("V", "mb")),
                List.of(new Movement("M", 2, null), new Movement("N", null, 4)), ExplicitStatus.CLEAN,
                new ReplayGain(-6.5, 0.9, null, 1.0, null, true), "rec",
                "rel");
        Credits credits = new Credits("One feat. Two", List.of(ONE, TWO), "Two", List.of(TWO), "Comp",
                List.of(new Contributor("performer", "violin", ONE), new Contributor("composer", null, TWO)));
        AudioProperties audio = new AudioProperties("flac", 900, 24, 96_000, 2, Duration.ofMillis(123_456));
        TrackDocument track = new TrackDocument("sort", credits, details, audio, PICTURE);
        AlbumTags tags = new AlbumTags("A", "s", "v", "d", List.of(new CreditTag("n", null, "m")),
                new PartialDate(2000, 1, null), null, List.of("l"),
                List.of("c"), "b", List.of("album"), true, "rm", "gm");
        String json = DetailsCodec.encodeTrack(track, tags, "disc");
        assertThat(DetailsCodec.decodeTrack(json, 123_456)).isEqualTo(track);
        assertThat(DetailsCodec.decodeForScan(json, 123_456))
                .isEqualTo(new DetailsCodec.ScanDocument(track, tags, "disc"));
    }

    @Test
    void aTrackWithNothingComesBackEqualAndIsShort() {
        TrackDetails details = new TrackDetails(null, null, List.of(), List.of(), null, null, null, List.of(), null,
                null, List.of(), List.of(), List.of(),
                ExplicitStatus.UNKNOWN, ReplayGain.UNKNOWN, null, null);
        Credits credits = new Credits(TWO.name(), List.of(TWO), TWO.name(), List.of(TWO), null, List.of());
        TrackDocument track = new TrackDocument(null, credits, details, AudioProperties.UNKNOWN, null);
        AlbumTags tags = new AlbumTags(null, null, null, null, List.of(), null, null, List.of(), List.of(), null,
                List.of(), false, null, null);
        String json = DetailsCodec.encodeTrack(track, tags, null);
        assertThat(DetailsCodec.decodeTrack(json, 0)).isEqualTo(track);
        assertThat(json).isEqualTo("{\"a\":[\"2222222222222222\",\"Two\"],\"au\":[\"\",0,0,0,0],\"T\":{}}");
    }

    @Test
    void anAlbumComesBackEqual() {
        AlbumDocument album = new AlbumDocument("s", null, List.of(ONE), PartialDate.ofYear(1999), null,
                List.of("Rock"), List.of(), List.of("L"), List.of("C"),
                "b", List.of("live"), "mb", null, true, ExplicitStatus.EXPLICIT,
                List.of(new DiscTitle(1, "", new FolderId("folder")), new DiscTitle(2, "B", null),
                        new DiscTitle(3, "C", new TrackId("track"))),
                PICTURE);
        assertThat(DetailsCodec.decodeAlbum(DetailsCodec.encodeAlbum(album))).isEqualTo(album);
    }
}
