package io.antiphon.enrichment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.enrichment.TestSite;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Names whose addresses change between two look-ups, or are of both kinds: what is judged is what is connected to.
class RebindingTest {

    private static final InetAddress OPEN = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress CLOSED = InetAddress.ofLiteral("127.0.0.2");
    private static final int LIMIT = 1 << 20;

    private final Names names = new Names();
    private final TestSite site = new TestSite();
    private final GuardedHttpClient client = new GuardedHttpClient(
            new WebSettings("Antiphon/test", new AddressRules(List.of("127.0.0.1")), Set.of(), Duration.ofSeconds(10),
                    Duration.ofSeconds(20)),
            names);

    @AfterEach
    void close() {
        client.close();
        site.close();
    }

    @Test
    void aNameThatMovesInsideIsRefusedFromThenOn() throws Exception {
        site.on("/feed", exchange -> {
            // What stays connected stays with the address that was judged.
            exchange.getResponseHeaders().set("Connection", "close");
            TestSite.send(exchange, "text/plain", "hello".getBytes(StandardCharsets.UTF_8));
        });
        names.answers.add(new InetAddress[]{OPEN});
        names.answers.add(new InetAddress[]{CLOSED});
        assertThat(fetched("/feed")).isEqualTo("hello");
        assertThatThrownBy(() -> fetched("/feed")).isInstanceOf(WebException.class);
        assertThat(names.asked).hasValue(2);
    }

    @Test
    void theAddressThatWasJudgedIsConnectedToWithoutAskingAgain() throws Exception {
        site.serve("/feed", "text/plain", "hello");
        names.answers.add(new InetAddress[]{CLOSED, OPEN});
        assertThat(fetched("/feed")).isEqualTo("hello");
        assertThat(names.asked).hasValue(1);
    }

    @Test
    void aRedirectToTheSameNameIsJudgedAgain() {
        site.redirect("/feed", url("/inside"));
        AtomicInteger inside = new AtomicInteger();
        site.on("/inside", exchange -> {
            inside.incrementAndGet();
            TestSite.send(exchange, "text/plain", new byte[]{1});
        });
        names.answers.add(new InetAddress[]{OPEN});
        names.answers.add(new InetAddress[]{CLOSED});
        assertThatThrownBy(() -> fetched("/feed")).isInstanceOf(WebException.class);
        assertThat(inside).hasValue(0);
    }

    private String url(String path) {
        return site.url(path).replace("127.0.0.1", "moving.example.org");
    }

    private String fetched(String path) throws Exception {
        WebRequest request = new WebRequest(url(path), "*/*", null, null, LIMIT, Duration.ofMinutes(1), Map.of());
        return client.fetch(request, answer -> new String(answer.content().readAllBytes(), StandardCharsets.UTF_8));
    }

    /// Answers in turn.
    private static final class Names implements DnsResolver {

        private final Deque<InetAddress[]> answers = new ArrayDeque<>();
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public synchronized InetAddress[] resolve(String host) {
            asked.incrementAndGet();
            return answers.remove();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
