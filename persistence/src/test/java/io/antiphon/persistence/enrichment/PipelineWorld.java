package io.antiphon.persistence.enrichment;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.enrichment.CandidateService;
import io.antiphon.core.enrichment.EnrichmentPorts;
import io.antiphon.core.enrichment.EnrichmentService;
import io.antiphon.core.enrichment.EnrichmentSettings;
import io.antiphon.core.enrichment.EnrichmentStatus;
import io.antiphon.core.enrichment.EnrichmentStore;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.event.Events;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import io.antiphon.persistence.Database;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.MovableClock;
import io.antiphon.testing.memory.MemoryScanner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A pipeline over a database, in a time of its own: whoever sleeps moves it.
final class PipelineWorld implements AutoCloseable {

    final JdbcEnrichment store;
    final JdbcCandidates candidates;
    final JdbcSteps steps;
    final EnrichmentService service;
    final CandidateService review;
    private final CountDownLatch nothingLeft = new CountDownLatch(1);

    PipelineWorld(Database database, MovableClock clock, EnrichmentSettings settings, Provider... providers) {
        this.store = new JdbcEnrichment(database);
        this.candidates = new JdbcCandidates(database);
        this.steps = new JdbcSteps(database);
        IdGenerator ids = new IdGenerator(new SecureRandom());
        Providers all = new Providers(List.of(providers));
        LayerShowing showing = new LayerShowing(new MemoryScanner(0));
        this.service = new EnrichmentService(() -> all, new EnrichmentPorts(watched(), candidates, steps, ids, clock),
                showing, settings, new EnrichmentService.Manners(() -> false, clock::move));
        this.review = new CandidateService(candidates, store, steps, showing, ids, clock);
    }

    void start() {
        service.start(new Events());
    }

    /// Looks everything up that can be, however long that takes.
    void finish() throws InterruptedException {
        start();
        nothingLeft.await();
    }

    /// The store; it says when nothing is left that could be asked for.
    private EnrichmentStore watched() {
        return (EnrichmentStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{EnrichmentStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(store, arguments);
                        if (method.getName().equals("listTracks") && List.of().equals(answer)
                                && store.listAlbums(0, 1).isEmpty() && store.listTracks(0, 1, false).isEmpty()) {
                            nothingLeft.countDown();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void awaitNothingLeft() {
        Eventually.await("everything is looked up", () -> service.state() == EnrichmentStatus.State.IDLE
                && store.listAlbums(0, 1).isEmpty() && store.listTracks(0, 1, false).isEmpty());
    }

    @Override
    public void close() {
        service.close();
    }
}
