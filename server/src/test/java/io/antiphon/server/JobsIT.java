package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.job.Job;
import io.antiphon.core.job.JobKind;
import io.antiphon.core.job.JobState;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.podcast.EpisodeChanges;
import io.antiphon.core.podcast.EpisodeState;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.core.podcast.Podcasts;
import io.antiphon.persistence.job.JdbcJobs;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Work that takes a while, as it is followed over `/api/v1`.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class JobsIT {

    @TempDir
    private Path folder;

    private TestServer start() throws Exception {
        return TestServer.start(folder.resolve("data"), List.of(folder.resolve("music").toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false"));
    }

    private static JsonNode ask(TestServer server, String method, String path, int status) {
        try {
            String token = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                    "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}"))
                    .path("accessToken")
                    .asText();
            HttpResponse<String> answer = server.send(method, "/api/v1" + path, null, "Authorization", token);
            assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
            return TestServer.json(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode ended(TestServer server, String id, String state) {
        AtomicReference<@Nullable JsonNode> last = new AtomicReference<>();
        Eventually.await("job %s to be %s".formatted(id, state), () -> {
            JsonNode job = ask(server, "GET", "/jobs/" + id, 200);
            last.set(job);
            return job.path("state").asText().equals(state);
        });
        return Objects.requireNonNull(last.get());
    }

    @Test
    void aScanIsAJobThatIsStillKnownAfterARestartAndCanBeBegunAgain() throws Exception {
        DemoWorld.make(folder.resolve("music"));
        String id;
        try (TestServer server = start()) {
            id = ask(server, "GET", "/jobs?kind=scan&limit=1", 200).path("jobs").path(0).path("id").asText();
            JsonNode job = ended(server, id, "done");
            assertThat(job.path("kind").asText()).isEqualTo("scan");
            assertThat(job.path("endedAt").asText()).isNotEmpty();
            assertThat(job.path("attempts").asInt()).isEqualTo(1);
            ask(server, "POST", "/jobs/" + id + "/cancel", 409);
            ask(server, "POST", "/jobs/" + id + "/retry", 202);
            assertThat(ended(server, id, "done").path("attempts").asInt()).isEqualTo(2);
            ask(server, "GET", "/jobs/nothing", 404);
            ask(server, "POST", "/jobs/nothing/cancel", 404);
            ask(server, "GET", "/jobs?kind=naps", 400);
            ask(server, "GET", "/jobs?limit=0", 400);
        }
        try (TestServer server = start()) {
            assertThat(ended(server, id, "done").path("attempts").asInt()).isEqualTo(2);
        }
    }

    /// It counts in the whole library, and what looks at jobs looks once a minute.
    @Test
    void whatIsLeftToBeAnalysedIsNotCountedWhileNothingIsAnalysed() throws Exception {
        Files.createDirectory(folder.resolve("music"));
        try (TestServer server = start();
                Connection database = server.installation().database().dataSource().getConnection();
                Statement statement = database.createStatement()) {
            statement.execute("SET QUERY_STATISTICS TRUE");
            ask(server, "GET", "/jobs", 200);
            try (ResultSet counts = statement.executeQuery("""
                    SELECT COUNT(*), COUNT(CASE WHEN LOWER(SQL_STATEMENT) LIKE '%sound_analysis%' THEN 1 END)
                    FROM INFORMATION_SCHEMA.QUERY_STATISTICS""")) {
                assertThat(counts.next()).isTrue();
                assertThat(counts.getInt(1)).isPositive();
                assertThat(counts.getInt(2)).isZero();
            }
        }
    }

    @Test
    void aScanThatWasCutShortIsTheSameJobWhenItGoesOn() throws Exception {
        DemoWorld.make(folder.resolve("music"));
        try (TestServer server = start()) {
            ask(server, "GET", "/jobs", 200);
            new JdbcJobs(server.installation().database()).save(new Job("cutShort00000001", JobKind.SCAN,
                    JobState.RUNNING, "", 1, 9, "reading", 1, Instant.now(), null));
        }
        try (TestServer server = start()) {
            JsonNode job = ended(server, "cutShort00000001", "done");
            assertThat(job.path("attempts").asInt()).isEqualTo(1);
        }
    }

    @Test
    void anImportIsAJobThatIsSentAgainWhenItWasCutShort() throws Exception {
        DemoWorld.make(folder.resolve("music"));
        try (TestServer server = start()) {
            String token = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                    "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}"))
                    .path("accessToken")
                    .asText();
            String lines = server.get("/api/v1/users/me/export", "Authorization", token).body();
            assertThat(server.send("POST", "/api/v1/users/me/import?dryRun=true", lines, "Authorization", token)
                    .statusCode()).isEqualTo(200);
            assertThat(ask(server, "GET", "/jobs?kind=import", 200).path("jobs")).isEmpty();
            assertThat(server.send("POST", "/api/v1/users/me/import", lines, "Authorization", token).statusCode())
                    .isEqualTo(200);
            JsonNode job = ask(server, "GET", "/jobs?kind=import", 200).path("jobs").path(0);
            assertThat(job.path("state").asText()).isEqualTo("done");
            assertThat(job.path("done").asLong()).isPositive();
            ask(server, "POST", "/jobs/" + job.path("id").asText() + "/retry", 409);
            assertThat(server.send("POST", "/api/v1/users/me/import", "no lines", "Authorization", token)
                    .statusCode()).isEqualTo(400);
            assertThat(ask(server, "GET", "/jobs?kind=import&limit=1", 200).at("/jobs/0/state").asText())
                    .isEqualTo("failed");
            new JdbcJobs(server.installation().database()).save(new Job("cutShort00000002", JobKind.IMPORT,
                    JobState.RUNNING, "x", 1, 0, "", 1, Instant.now(), null));
        }
        try (TestServer server = start()) {
            assertThat(ended(server, "cutShort00000002", "failed").path("note").asText()).contains("again");
        }
    }

    @Test
    void aDownloadCanBeStoppedAndBegunAgainAndSaysWhyItFails() throws Exception {
        DemoWorld.make(folder.resolve("music"));
        EpisodeId episode = new EpisodeId("episode000000001");
        String id;
        try (TestServer server = start()) {
            Podcasts podcasts = server.library().podcasts().store();
            PodcastChannel channel = podcasts.addChannel(new ChannelId("channel000000001"),
                    "http://127.0.0.1:9/feed", Instant.now());
            FeedEntry entry = new FeedEntry("one", "The first", null, null, null, "http://127.0.0.1:9/one.mp3", null,
                    0, Duration.ZERO, null, ExplicitStatus.UNKNOWN);
            podcasts.saveRefresh(channel, new EpisodeChanges(List.of(new PodcastEpisode(episode, channel.id(), entry,
                    EpisodeState.NEW, Instant.now())), Map.of()));
            // Wanted, and not begun by anybody.
            assertThat(podcasts.changeState(episode, PodcastStatus.NEW, EpisodeState.DOWNLOADING)).isTrue();
            JsonNode job = ask(server, "GET", "/jobs?kind=download", 200).path("jobs").path(0);
            id = job.path("id").asText();
            assertThat(job.path("state").asText()).isEqualTo("running");
            assertThat(job.path("note").asText()).isEqualTo("The first");
            ask(server, "POST", "/jobs/" + id + "/retry", 409);
            assertThat(ask(server, "POST", "/jobs/" + id + "/cancel", 202).path("state").asText())
                    .isEqualTo("cancelled");
            assertThat(podcasts.findEpisode(episode).orElseThrow().status()).isEqualTo(PodcastStatus.DELETED);
            ask(server, "POST", "/jobs/" + id + "/retry", 202);
            // Nothing on this machine's own network is fetched, whatever a feed says.
            JsonNode failed = ended(server, id, "failed");
            assertThat(failed.path("note").asText()).isNotEmpty();
            assertThat(failed.path("attempts").asInt()).isEqualTo(2);
        }
        try (TestServer server = start()) {
            assertThat(ended(server, id, "failed").path("subject").asText()).isEqualTo(episode.value());
        }
    }
}
