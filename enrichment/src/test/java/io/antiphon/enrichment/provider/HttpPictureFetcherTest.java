package io.antiphon.enrichment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.enrichment.TestSite;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fetching pictures from places that lie, are slow, or lead elsewhere.
final class HttpPictureFetcherTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MIB = 1 << 20;

    private final TestSite site = new TestSite();
    private final GuardedHttpClient web = web(new AddressRules(List.of("127.0.0.1/32")));
    private final HttpPictureFetcher fetcher = new HttpPictureFetcher(() -> web, NOON, LONG);

    private static GuardedHttpClient web(AddressRules addresses) {
        return new GuardedHttpClient(WebSettings.defaults("Antiphon/test", addresses));
    }

    @AfterEach
    void close() {
        web.close();
        site.close();
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private Lookup<byte[]> fetch(String path) {
        return fetcher.fetch(new OfferedImage(site.url(path), OfferedImage.Type.FRONT, 5_000, 5_000, 0));
    }

    private static Duration failure(Lookup<byte[]> lookup, String reason) {
        assertThat(lookup).isInstanceOf(Lookup.Failed.class);
        Lookup.Failed<byte[]> failed = (Lookup.Failed<byte[]>) lookup;
        assertThat(failed.reason()).contains(reason).doesNotContain("/secret");
        return failed.retryAfter();
    }

    @Test
    void aPictureIsTakenWhateverItsTypeIsSaidToBe() throws IOException {
        byte[] png = png();
        site.serve("/a", "image/png", png).serve("/b", "text/html; charset=x", png).serve("/c", "", png);
        for (String path : List.of("/a", "/b", "/c")) {
            assertThat(fetch(path).found()).as(path).hasValueSatisfying(found -> assertThat(found).isEqualTo(png));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>Welcome to our hotel</html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF", ""})
    void whatIsNoPictureIsNoneWhateverItsTypeIsSaidToBe(String body) {
        site.serve("/a", "image/jpeg", body);
        assertThat(fetch("/a")).isInstanceOf(Lookup.Nothing.class);
    }

    @Test
    void aPictureThatIsGoneIsGone() {
        site.on("/a", exchange -> {
            exchange.sendResponseHeaders(410, -1);
            exchange.close();
        });
        assertThat(fetch("/a")).isInstanceOf(Lookup.Nothing.class);
        assertThat(fetch("/nowhere")).isInstanceOf(Lookup.Nothing.class);
    }

    @Test
    void aServerThatAsksForTimeIsGivenIt() {
        for (int status : List.of(403, 429, 500, 503)) {
            site.on("/" + status, exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "7200");
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            assertThat(failure(fetch("/" + status), Integer.toString(status))).isEqualTo(Duration.ofHours(2));
        }
        site.on("/plain", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        assertThat(failure(fetch("/plain"), "503")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aRedirectIsFollowedButNeverIntoTheLocalNetwork() throws IOException {
        AtomicInteger reached = new AtomicInteger();
        site.on("/secret", exchange -> {
            reached.incrementAndGet();
            TestSite.send(exchange, "image/png", png());
        });
        site.serve("/real", "image/png", png()).redirect("/moved", site.url("/real"));
        assertThat(fetch("/moved").found()).isPresent();
        int number = 0;
        for (String host : List.of("127.0.0.2", "[::1]", "0.0.0.0", "2130706434", "[::ffff:127.0.0.2]")) {
            String path = "/to" + number++;
            site.redirect(path, "http://%s:%d/secret".formatted(host, site.port()));
            failure(fetch(path), "");
        }
        assertThat(reached).hasValue(0);
        site.redirect("/file", "file:///etc/passwd");
        failure(fetch("/file"), "only http and https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "data:image/png;base64,AAAA", "no address", "", "https://"})
    void anOfferWhoseAddressIsNoneIsAFailure(String url) {
        failure(fetcher.fetch(new OfferedImage(url, OfferedImage.Type.FRONT, null, null, 0)), "");
    }

    @Test
    void aHugePictureIsCutOffWhetherItSaysSoOrNot() throws IOException {
        site.serve("/says", "image/png", new byte[21 * MIB]);
        failure(fetch("/says"), "sends more than");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 21; i++) {
                out.write(new byte[MIB]);
            }
        }
        site.on("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TestSite.send(exchange, "image/png", bomb.toByteArray());
        });
        failure(fetch("/bomb"), "sends more than");
    }

    @Test
    void aBodyThatDripsEndsWithTheTimeLimit() {
        site.on("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("GIF89a".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            site.awaitEnd();
            exchange.close();
        });
        HttpPictureFetcher hasty = new HttpPictureFetcher(() -> web, NOON, Duration.ofMillis(300));
        failure(hasty.fetch(new OfferedImage(site.url("/slow"), OfferedImage.Type.FRONT, null, null, 0)),
                "took longer");
    }

    @Test
    void aBodyThatBreaksOffIsNoPicture() throws IOException {
        byte[] whole = png();
        site.on("/short", exchange -> {
            exchange.sendResponseHeaders(200, whole.length + 100L);
            exchange.getResponseBody().write(whole);
            exchange.getResponseBody().flush();
            throw new IOException("on purpose");
        });
        failure(fetch("/short"), "broke off");
    }
}
