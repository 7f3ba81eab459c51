package io.antiphon.core.streaming.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.streaming.SignedTexts;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HlsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final HlsTicket TICKET = new HlsTicket(new UserId("a user"), 3, new TrackId("track"),
            new Rendition(700, 640, 360), 2);

    @ParameterizedTest
    @CsvSource({"1,1,1", "9984,1,9984", "10384,1,10384", "10385,2,401", "30000,3,10032", "200499,21,819"})
    void piecesCoverTheWholeAndNoneIsTiny(long millis, int count, long lastMillis) {
        Segments segments = Segments.ofSound(Duration.ofMillis(millis));
        assertThat(segments.count()).isEqualTo(count);
        assertThat(segments.duration(count - 1)).hasMillis(lastMillis);
        Duration sum = Duration.ZERO;
        for (int i = 0; i < count; i++) {
            assertThat(segments.start(i)).isEqualTo(sum);
            sum = sum.plus(segments.duration(i));
        }
        assertThat(sum).hasMillis(millis);
    }

    @Test
    void cutsLieWhereFramesOfSoundBegin() {
        for (Segments segments : List.of(Segments.ofSound(Duration.ofHours(1)),
                Segments.ofVideo(Duration.ofHours(1)))) {
            assertThat(segments.length().toMillis() * 48 % 1024).isZero();
        }
    }

    @Test
    void aPlaylistListsItsPieces() {
        String playlist = HlsPlaylists.media(Segments.ofVideo(Duration.ofSeconds(13)), Packaging.MPEG_TS, null,
                index -> "piece" + index + ".ts");
        assertThat(playlist).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-TARGETDURATION:6
                #EXTINF:6.016,
                piece0.ts
                #EXTINF:6.016,
                piece1.ts
                #EXTINF:0.968,
                piece2.ts
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void noPieceIsLongerThanTheTarget() {
        for (int millis = 1; millis < 40_000; millis += 7) {
            for (Segments segments : List.of(Segments.ofSound(Duration.ofMillis(millis)),
                    Segments.ofVideo(Duration.ofMillis(millis)))) {
                long target = HlsPlaylists.media(segments, Packaging.MPEG_TS, null, Integer::toString)
                        .lines()
                        .filter(line -> line.startsWith("#EXT-X-TARGETDURATION:"))
                        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                        .findFirst()
                        .orElseThrow();
                for (int i = 0; i < segments.count(); i++) {
                    assertThat(Math.round(segments.duration(i).toMillis() / 1000.0)).isLessThanOrEqualTo(target);
                }
            }
        }
    }

    @Test
    void qualitiesAreListedWithWhatTheyNeed() {
        String master = HlsPlaylists.master(
                List.of(new Variant(new Rendition(96, 0, 0), Packaging.MPEG_TS, true, 0, "r96"),
                        new Variant(new Rendition(1000, 640, 360), Packaging.MPEG_TS, true, 0, "r1000"),
                        new Variant(new Rendition(3000, 1280, 720), Packaging.MPEG_TS, false, 0, "r3000")));
        assertThat(master).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-STREAM-INF:BANDWIDTH=154800,AVERAGE-BANDWIDTH=126000,CODECS="mp4a.40.2"
                r96
                #EXT-X-STREAM-INF:BANDWIDTH=1330000,AVERAGE-BANDWIDTH=1030000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=640x360
                r1000
                #EXT-X-STREAM-INF:BANDWIDTH=3930000,AVERAGE-BANDWIDTH=3030000,CODECS="avc1.640028",RESOLUTION=1280x720
                r3000
                """);
    }

    @Test
    void losslessSoundIsAQualityToo() {
        assertThat(HlsPlaylists.master(
                List.of(new Variant(new Rendition(1411, 0, 0), Packaging.FMP4_FLAC, true, 900, "lossless")))).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-STREAM-INF:BANDWIDTH=1864300,AVERAGE-BANDWIDTH=904000,CODECS="fLaC"
                lossless
                """);
    }

    @Test
    void fragmentsNameTheirInitialisationSection() {
        assertThat(HlsPlaylists.media(Segments.ofFragments(Duration.ofSeconds(8)), Packaging.FMP4, "init.mp4",
                index -> index + ".m4s")).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-TARGETDURATION:6
                #EXT-X-MAP:URI="init.mp4"
                #EXTINF:6.080,
                0.m4s
                #EXTINF:1.920,
                1.m4s
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void fragmentsAreCutWhereBlocksOfBothKindsOfSoundBegin() {
        Segments segments = Segments.ofFragments(Duration.ofHours(1));
        assertThat(segments.length().toMillis() % Segments.GRID.toMillis()).isZero();
        assertThat(segments.length().toMillis() % Segments.LOSSLESS_GRID.toMillis()).isZero();
        for (int rate : List.of(8000, 11_025, 22_050, 32_000, 44_100, 88_200, 176_400, 192_000)) {
            assertThat(Segments.LOSSLESS_GRID.toMillis() * rate % 1000).isZero();
        }
    }

    @Test
    void aTicketSaysWhatItWasIssuedFor() {
        String text = tickets(NOW).issue(TICKET, Duration.ofMinutes(5));
        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(tickets(NOW).redeem(text)).hasValue(TICKET);
    }

    @Test
    void aTicketOutlivesItsMediumByItsLifetimeOnly() {
        String text = tickets(NOW).issue(TICKET, Duration.ofMinutes(5));
        assertThat(tickets(NOW.plus(Duration.ofMinutes(64))).redeem(text)).hasValue(TICKET);
        assertThat(tickets(NOW.plus(Duration.ofMinutes(65))).redeem(text)).isEmpty();
    }

    @Test
    void aTicketThatWasChangedIsNone() {
        String text = tickets(NOW).issue(TICKET, Duration.ZERO);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            // The last character may hold bits that mean nothing.
            if (i < text.length() - 1) {
                assertThat(tickets(NOW).redeem(changed)).isEmpty();
            }
        }
        assertThat(tickets(NOW).redeem("")).isEmpty();
        assertThat(tickets(NOW).redeem("ä?")).isEmpty();
    }

    @Test
    void aTicketEndsWithWhatItsUserMay() {
        String text = tickets(NOW).issue(TICKET, Duration.ZERO);
        User gone = new User(new UserId("another"), "dave", null, Set.of(Permission.STREAM), null, 0, true, NOW, null);
        assertThat(tickets(NOW, gone).redeem(text)).as("deleted").isEmpty();
        assertThat(tickets(NOW, new User(TICKET.user(), "carol", null, Set.of(Permission.STREAM), Set.of(1, 2), 0,
                true, NOW, null)).redeem(text)).as("a music folder that is not granted any more").isEmpty();
        assertThat(tickets(NOW, new User(TICKET.user(), "carol", null, Set.of(Permission.DOWNLOAD), null, 0, true, NOW,
                null)).redeem(text)).as("may not stream any more").isEmpty();
        assertThat(tickets(NOW, new User(TICKET.user(), "carol", null, Set.of(Permission.STREAM), null, 0, true, NOW,
                null)).redeem(text)).as("all music folders").hasValue(TICKET);
    }

    @Test
    void whatIsSignedForOnePurposeIsNotReadForAnother() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        String text = new SignedTexts(KEY, clock, "one").write("secret", Duration.ofHours(1));
        assertThat(new SignedTexts(KEY, clock, "one").read(text)).hasValue("secret");
        assertThat(new SignedTexts(KEY, clock, "two").read(text)).isEmpty();
    }

    private static HlsTickets tickets(Instant now) {
        return tickets(now, new User(TICKET.user(), "carol", null, Set.of(Permission.STREAM), Set.of(3), 0, true, NOW,
                null));
    }

    private static HlsTickets tickets(Instant now, User user) {
        return new HlsTickets(KEY, Clock.fixed(now, ZoneOffset.UTC), Duration.ofHours(1),
                id -> Optional.of(user).filter(found -> found.id().equals(id)));
    }
}
