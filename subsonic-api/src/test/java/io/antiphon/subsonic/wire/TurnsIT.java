package io.antiphon.subsonic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.subsonic.TestServer;
import io.antiphon.subsonic.endpoint.Chapter;
import io.antiphon.subsonic.endpoint.Endpoint;
import io.antiphon.subsonic.response.Genre;
import io.antiphon.subsonic.response.Genres;
import io.antiphon.testing.Eventually;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What one program asks for waits for its turn; others don't wait for it.
@Timeout(60)
class TurnsIT {

    private static final int MOST = 3;

    @TempDir
    private Path files;

    private final CompletableFuture<Void> made = new CompletableFuture<>();
    private final AtomicInteger making = new AtomicInteger();
    private final Turns turns = new Turns(MOST);

    private Endpoint<?> slow() {
        return Endpoint.named(Chapter.SYSTEM, "slow", "1.0.0").answers("genres", Genres.class, _ -> {
            making.incrementAndGet();
            made.join();
            return new Genres(List.of(new Genre("Rock", 1, 1)));
        });
    }

    private static Endpoint<?> failing() {
        return Endpoint.named(Chapter.SYSTEM, "failing", "1.0.0").answers("genres", Genres.class, _ -> {
            throw new IllegalStateException("the database went away");
        });
    }

    @Test
    void aProgramThatAsksForMuchWaitsForItselfAndNobodyElseDoes() throws IOException {
        try (TestServer server = new TestServer(files, 64 * 1024)) {
            WebServer web = started(server);
            try (HttpClient client = HttpClient.newHttpClient()) {
                List<CompletableFuture<String>> many = new ArrayList<>();
                for (int i = 0; i < 4 * MOST; i++) {
                    many.add(get(client, web, "slow", "copier"));
                }
                Eventually.await("all others wait", () -> turns.waiting() == 3 * MOST);
                assertThat(making).hasValue(MOST);
                assertThat(get(client, web, "quick", "player").join()).contains("Jazz");
                made.complete(null);
                assertThat(many).allSatisfy(answer -> assertThat(answer.join()).contains("Rock"));
                assertThat(making).hasValue(4 * MOST);
            } finally {
                made.complete(null);
                web.stop();
            }
        }
    }

    @Test
    void whatFailsGivesItsTurnBack() throws IOException {
        try (TestServer server = new TestServer(files, 64 * 1024)) {
            WebServer web = started(server);
            try (HttpClient client = HttpClient.newHttpClient()) {
                for (int i = 0; i < 2 * MOST; i++) {
                    assertThat(get(client, web, "failing", "copier").join()).contains("status=\"failed\"");
                }
            } finally {
                web.stop();
            }
        }
        assertThat(turns.programs()).isZero();
    }

    private WebServer started(TestServer server) {
        Endpoint<?> quick = Endpoint.named(Chapter.SYSTEM, "quick", "1.0.0")
                .answers("genres", Genres.class, _ -> new Genres(List.of(new Genre("Jazz", 1, 1))));
        Dispatcher dispatcher = new Dispatcher(List.of(slow(), quick, failing()),
                new WireSettings(server.ports.authenticator(), server.ports.musicFolders(), "1", 1_000, Set.of(), null),
                turns);
        return TestServer.serve(dispatcher);
    }

    private static CompletableFuture<String> get(HttpClient client, WebServer web, String name, String program) {
        URI uri = URI.create("http://127.0.0.1:%d/rest/%s?%s"
                .formatted(web.port(), name, TestServer.as("anna").replace("c=test", "c=" + program)));
        return client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }
}
