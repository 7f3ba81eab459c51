package io.antiphon.persistence.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.enrichment.EnrichmentSettings;
import io.antiphon.core.enrichment.EnrichmentState;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.LargeLibrary;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.MovableClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A whole library is looked up at the pace that a provider sets, nothing twice, whatever comes between.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class EnrichmentPipelineIT {

    private static final int TRACKS = 10_000;
    private static final int STOPPED_AT = 300;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(START);
    private final List<String> questions = Collections.synchronizedList(new ArrayList<>());

    /// What is wrong with the questions that went out.
    private static void assertPaced(StubProvider provider, List<String> questions) {
        assertThat(new HashSet<>(questions)).as("no question was put twice").hasSameSizeAs(questions);
        assertThat(provider.disobeyed()).as("questions before the moment that was named").isZero();
        List<Instant> moments = provider.moments();
        for (int i = 1; i < moments.size(); i++) {
            assertThat(Duration.between(moments.get(i - 1), moments.get(i)))
                    .as("between questions %d and %d", i - 1, i)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void tenThousandTracksAreLookedUpAtTheGivenPaceAndGoOnAfterARestart() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        StubProvider provider = new StubProvider(clock, question -> {
            questions.add(question);
            if (questions.size() == STOPPED_AT) {
                reached.countDown();
                awaitUninterrupted(never);
                questions.removeLast();
            }
        });
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            LargeLibrary.fill(database, TRACKS);
            try (PipelineWorld world = new PipelineWorld(database, clock, EnrichmentSettings.standard(), provider)) {
                world.start();
                reached.await();
            }
        }
        List<String> before = List.copyOf(questions);
        assertThat(before).as("answered before the stop").hasSize(STOPPED_AT - 1);
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            StubProvider after = new StubProvider(clock, questions::add);
            try (PipelineWorld world = new PipelineWorld(database, clock, EnrichmentSettings.standard(), after)) {
                world.finish();
                assertThat(world.store.count().tracks().get(EnrichmentState.REVIEW)).isEqualTo(TRACKS);
                long unknown = world.store.count().albums().getOrDefault(EnrichmentState.NOTHING, 0L);
                assertThat(questions).as("one for an album, one for each track of unknown albums")
                        .hasSize(TRACKS / 10 + (int) unknown * 10);
                assertThat(unknown).isPositive();
            }
            assertPaced(after, questions);
            Duration spent = Duration.between(START, clock.instant());
            System.out.printf("10,000 tracks were looked up by %d questions in %s of virtual time%n", questions.size(),
                    spent);
            assertThat(spent).isGreaterThanOrEqualTo(Duration.ofSeconds(questions.size() - 2L));
        }
        assertPaced(provider, before);
    }

    /// Ends when the pipeline is closed.
    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void offlineNothingIsLostAndNothingIsAskedThatIsNotDue() throws Exception {
        StubProvider provider = new StubProvider(clock, questions::add);
        provider.goOffline(Duration.ofHours(9));
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            LargeLibrary.fill(database, 300);
            try (PipelineWorld world = new PipelineWorld(database, clock, EnrichmentSettings.standard(), provider)) {
                world.finish();
                assertThat(world.store.count().tracks().get(EnrichmentState.REVIEW)).isEqualTo(300);
                assertThat(world.store.count().albums().get(EnrichmentState.FAILED)).isZero();
                assertThat(world.service.failures(10)).isEmpty();
            }
        }
        assertThat(clock.instant()).isAfter(START.plus(Duration.ofHours(9)));
        assertPaced(provider, questions);
    }

    @Test
    void whatIsSureIsTakenOverOnlyWhereTheOperatorAllowsIt() throws Exception {
        EnrichmentSettings allowed = new EnrichmentSettings(true, false, EnrichmentSettings.standard().thresholds());
        StubProvider provider = new StubProvider(clock, questions::add);
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            LargeLibrary.fill(database, 300);
            try (PipelineWorld world = new PipelineWorld(database, clock, allowed, provider)) {
                world.finish();
                assertThat(world.store.count().tracks().get(EnrichmentState.APPLIED)).isEqualTo(300);
                String track = LargeLibrary.id("t", 1);
                assertThat(world.steps.list(Layered.TRACK, track)).isNotEmpty()
                        .allMatch(step -> step.by() == null && step.candidate() != null)
                        .noneMatch(step -> step.field().written().equals("title"));
                assertThat(world.steps.isStale(Layered.TRACK, track)).isTrue();
            }
        }
    }

    @Test
    void pausingHoldsAlsoOverARestartAndGoesOnOnCommand() throws SQLException {
        StubProvider provider = new StubProvider(clock, questions::add);
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            LargeLibrary.fill(database, 100);
            try (PipelineWorld world = new PipelineWorld(database, clock, EnrichmentSettings.standard(), provider)) {
                world.service.pause();
            }
            try (PipelineWorld world = new PipelineWorld(database, clock, EnrichmentSettings.standard(), provider)) {
                world.start();
                assertThat(world.service.status().state().name()).isEqualTo("PAUSED");
                assertThat(questions).isEmpty();
                world.service.resume(false);
                world.awaitNothingLeft();
                assertThat(questions).isNotEmpty();
                int asked = questions.size();
                world.service.retry(Layered.ALBUM, LargeLibrary.id("l", 1));
                Eventually.await("it is asked again", () -> questions.size() > asked);
                world.awaitNothingLeft();
            }
        }
    }

    @Test
    void withoutAProviderNothingIsAskedAndNothingIsKept() throws SQLException {
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            LargeLibrary.fill(database, 100);
            try (PipelineWorld world = new PipelineWorld(database, clock, EnrichmentSettings.standard())) {
                world.start();
                assertThat(world.service.status().state().name()).isEqualTo("OFF");
                assertThat(world.store.count().tracks().get(EnrichmentState.PENDING)).isEqualTo(100);
            }
        }
    }
}
