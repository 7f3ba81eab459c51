package io.antiphon.enrichment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.antiphon.enrichment.TestSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpClientTest {

    private static final int MIB = 1 << 20;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestSite site = new TestSite();
    private final GuardedHttpClient client = client(new AddressRules(List.of("127.0.0.1")), Set.of());

    private static GuardedHttpClient client(AddressRules addresses, Set<Integer> ports) {
        return new GuardedHttpClient(
                new WebSettings("Antiphon/test", addresses, ports, Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }

    @AfterEach
    void close() {
        client.close();
        site.close();
    }

    @Test
    void whatIsAskedForIsReadWithWhatCameWithIt() throws Exception {
        AtomicReference<String> agent = new AtomicReference<>();
        site.on("/feed", exchange -> {
            agent.set(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            TestSite.send(exchange, "text/xml", "hello".getBytes(StandardCharsets.UTF_8));
        });
        String answer = client.fetch(request("/feed", MIB, LONG), found -> {
            assertThat(found.etag()).isEqualTo("\"v1\"");
            assertThat(found.contentType()).isEqualTo("text/xml");
            return new String(found.content().readAllBytes(), StandardCharsets.UTF_8);
        });
        assertThat(answer).isEqualTo("hello");
        assertThat(agent).hasValue("Antiphon/test");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        site.on("/feed", exchange -> {
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.sendResponseHeaders(known ? 304 : 500, -1);
            exchange.close();
        });
        WebRequest request = new WebRequest(site.url("/feed"), "*/*", "\"v1\"", null, MIB, LONG);
        boolean unchanged = client.fetch(request, WebAnswer::unchanged);
        assertThat(unchanged).isTrue();
    }

    @Test
    void redirectsAreFollowedAndTheLastAddressIsTold() throws Exception {
        site.redirect("/old", "/new dir/feed?x=1").serve("/new dir/feed", "text/plain", "moved");
        String address = client.fetch(request("/old", MIB, LONG), found -> found.address().toString());
        assertThat(address).isEqualTo(site.url("/new%20dir/feed?x=1"));
    }

    @Test
    void endlessRedirectsEnd() {
        AtomicInteger asked = new AtomicInteger();
        site.on("/loop", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "/loop");
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        });
        assertFails(request("/loop", MIB, LONG), "redirects more than 5 times");
        assertThat(asked).hasValue(6);
    }

    /// The other addresses of the machine itself stand for the local network: they would answer.
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.2:PORT/secret",
            "http://[::ffff:127.0.0.2]:PORT/secret", "http://2130706434:PORT/secret", "http://0.0.0.0:PORT/secret",
            "http://[::1]:PORT/secret", "http://169.254.169.254/latest/meta-data/"})
    void aRedirectToAPrivateAddressIsRefused(String target) {
        AtomicInteger reached = new AtomicInteger();
        site.on("/secret", exchange -> {
            reached.incrementAndGet();
            TestSite.send(exchange, "text/plain", new byte[1]);
        });
        site.redirect("/feed", target.replace("PORT", Integer.toString(site.port())));
        try (GuardedHttpClient onlyOne = client(new AddressRules(List.of("127.0.0.1/32")), Set.of())) {
            assertThatThrownBy(() -> onlyOne.fetch(request("/feed", MIB, LONG), WebAnswer::address))
                    .isInstanceOf(WebException.class)
                    .message()
                    .matches(text -> text.contains("not on the public internet") || text.contains("names no host"));
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void thisMachineIsRefusedUnlessAllowed() {
        site.serve("/feed", "text/plain", "secret");
        try (GuardedHttpClient strict = client(new AddressRules(List.of()), Set.of())) {
            for (String host : List.of("127.0.0.1", "localhost")) {
                WebRequest request = new WebRequest("http://%s:%d/feed".formatted(host, site.port()), "*/*", null, null,
                        MIB, LONG);
                assertThatThrownBy(() -> strict.fetch(request, WebAnswer::address)).isInstanceOf(WebException.class)
                        .hasMessage(host + " is not on the public internet, and connecting to it was not allowed");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/", "//127.0.0.1/x", "feed",
            "http://", "http:///x", "javascript:alert(1)", "http://a b/"})
    void onlyWebAddressesAreFetched(String url) {
        assertThatThrownBy(() -> client.fetch(new WebRequest(url, "*/*", null, null, MIB, LONG), WebAnswer::address))
                .isInstanceOf(WebException.class);
    }

    @Test
    void aRedirectToAFileIsRefused() {
        site.redirect("/feed", "file:///etc/passwd");
        assertFails(request("/feed", MIB, LONG), "only http and https");
    }

    @Test
    void portsThatAreNotOpenAreRefused() {
        site.serve("/feed", "text/plain", "x");
        try (GuardedHttpClient narrow = client(new AddressRules(List.of("127.0.0.1")), Set.of(80, 443))) {
            assertThatThrownBy(() -> narrow.fetch(request("/feed", MIB, LONG), WebAnswer::address))
                    .hasMessage("port %d of 127.0.0.1 may not be connected to".formatted(site.port()));
        }
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        site.on("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            writeWhileRead(exchange);
        });
        assertFails(request("/endless", MIB, LONG), "sends more than the allowed 1048576 bytes");
    }

    @Test
    void aBodyThatSaysThatItIsTooLongIsNotEvenRead() {
        site.serve("/large", "audio/mpeg", new byte[2 * MIB]);
        AtomicInteger read = new AtomicInteger();
        assertThatThrownBy(() -> client.fetch(request("/large", MIB, LONG), found -> read.incrementAndGet()))
                .hasMessageContaining("sends more than");
        assertThat(read).hasValue(0);
    }

    @Test
    void aSmallBodyThatUnpacksToAHugeOneIsCutOff() throws IOException {
        byte[] bomb = gzip(64 * MIB);
        assertThat(bomb.length).isLessThan(MIB);
        site.on("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TestSite.send(exchange, "text/xml", bomb);
        });
        assertFails(request("/bomb", MIB, LONG), "sends more than");
    }

    @Test
    void aBodyThatStopsComingEndsAtTheTimeLimit() {
        site.on("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            site.awaitEnd();
            exchange.close();
        });
        assertFails(request("/slow", MIB, Duration.ofMillis(300)), "took longer than 1 seconds");
    }

    @Test
    void anAnswerThatNeverBeginsEndsAtTheTimeLimit() {
        site.on("/silent", exchange -> {
            site.awaitEnd();
            exchange.close();
        });
        assertFails(request("/silent", MIB, Duration.ofMillis(300)), "took longer than 1 seconds");
    }

    @Test
    void aBodyThatBreaksOffIsAFailure() {
        site.on("/broken", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.close();
        });
        assertFails(request("/broken", MIB, LONG), "broke off the connection");
    }

    @Test
    void aStatusThatIsNoSuccessIsSaid() {
        assertFails(request("/nothing", MIB, LONG), "127.0.0.1 answered with HTTP status 404");
    }

    @Test
    void aNameAndPasswordInTheAddressAreSentButNeverShown() throws Exception {
        AtomicReference<String> authorization = new AtomicReference<>();
        site.on("/private", exchange -> {
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            TestSite.send(exchange, "text/plain", new byte[1]);
        });
        String url = "http://alice:s3cret@127.0.0.1:%d".formatted(site.port());
        client.fetch(new WebRequest(url + "/private", "*/*", null, null, MIB, LONG), WebAnswer::address);
        assertThat(authorization.get()).isEqualTo("Basic YWxpY2U6czNjcmV0");
        assertThatThrownBy(() -> client.fetch(new WebRequest(url + "/gone?key=k3y", "*/*", null, null, MIB, LONG),
                WebAnswer::address)).message().doesNotContain("s3cret", "k3y");
    }

    @Test
    void anInterruptEndsTheReadingAndIsToldApart() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        site.on("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            begun.countDown();
            site.awaitEnd();
            exchange.close();
        });
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                read(request("/slow", MIB, LONG));
            } catch (Exception e) {
                end.set(e);
            }
        });
        begun.await();
        reader.interrupt();
        reader.join();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aFailureOfTheReaderItselfStaysItsOwn() {
        site.serve("/feed", "text/plain", "x");
        IOException full = new IOException("disk full");
        assertThatThrownBy(() -> client.fetch(request("/feed", MIB, LONG), found -> {
            throw full;
        })).isSameAs(full);
    }

    private WebRequest request(String path, long maxBytes, Duration limit) {
        return new WebRequest(site.url(path), "*/*", null, null, maxBytes, limit);
    }

    private byte[] read(WebRequest request) throws Exception {
        return client.fetch(request, found -> found.content().readAllBytes());
    }

    private void assertFails(WebRequest request, String reason) {
        assertThatThrownBy(() -> read(request)).isInstanceOf(WebException.class).hasMessageContaining(reason);
    }

    private static void writeWhileRead(HttpExchange exchange) {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(block);
            }
        } catch (IOException _) {
            // The other side had enough.
        }
    }

    private static byte[] gzip(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[zeros]);
        }
        return packed.toByteArray();
    }
}
