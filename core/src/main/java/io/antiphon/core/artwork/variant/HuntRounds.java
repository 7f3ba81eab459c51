package io.antiphon.core.artwork.variant;

import io.antiphon.core.GracefulEnd;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.StepStore;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Goes through the library in the background, one thing after the other, whenever it changed and now and then. What is interrupted goes
/// on with the next start, as every thing says itself whether it was looked up.
final class HuntRounds implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HuntRounds.class.getName());
    private static final int BATCH = 50;
    /// Each showing is a new version of the catalogue.
    private static final int HUNTS_A_SHOWING = 100;
    private static final Duration BETWEEN = Duration.ofMinutes(15);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(5);

    private final ImageProviders providers;
    private final OfferedPictures offers;
    private final StepStore steps;
    private final LayerShowing showing;
    private final Predicate<PictureSubject> hunt;
    private final BooleanSupplier busy;
    private final Clock clock;
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean closed;
    private @Nullable String withdrawnFor;
    private int unshown;
    private @Nullable Thread thread;
    private @Nullable Runnable subscription;

    /// What it works on.
    record Work(ImageProviders providers, OfferedPictures offers, StepStore steps, LayerShowing showing) {}

    /// @param hunt looks for pictures of one thing; whether something else is to be shown
    /// @param busy whether something goes on that comes first
    HuntRounds(Work work, Predicate<PictureSubject> hunt, BooleanSupplier busy, Clock clock) {
        this.providers = work.providers();
        this.offers = work.offers();
        this.steps = work.steps();
        this.showing = work.showing();
        this.hunt = hunt;
        this.busy = busy;
        this.clock = clock;
    }

    /// @param follow calls what it is given whenever the library changed, until what it returns is run
    synchronized void start(Function<Runnable, Runnable> follow) {
        if (thread != null || closed) {
            return;
        }
        subscription = follow.apply(wakeUps::release);
        wakeUps.release();
        thread = Thread.ofPlatform().name("pictures").daemon().start(this::work);
    }

    /// Has the library show what was decided.
    void show() {
        boolean _ = showing.show();
    }

    private void work() {
        try {
            while (!closed) {
                boolean _ = wakeUps.tryAcquire(BETWEEN.toSeconds(), TimeUnit.SECONDS);
                wakeUps.drainPermits();
                if (!closed) {
                    tryRun();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryRun() throws InterruptedException {
        try {
            withdraw();
            run(Layered.ALBUM);
            run(Layered.ARTIST);
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.log(System.Logger.Level.ERROR, "looking for pictures stopped; it goes on later", e);
            }
        } finally {
            showIfNeeded(1);
        }
    }

    /// Pictures of those who may not be asked any more are shown no longer.
    private void withdraw() throws InterruptedException {
        List<String> names = Stream.of(Layered.ALBUM, Layered.ARTIST)
                .flatMap(kind -> providers.of(kind).stream())
                .map(Provider::name)
                .distinct()
                .toList();
        String all = String.join(",", new TreeSet<>(names));
        if (all.equals(withdrawnFor)) {
            return;
        }
        List<Step> others = offers.listChoicesOfOthers(names, BATCH);
        while (!others.isEmpty() && awaitTurn()) {
            for (Step step : others) {
                unshown += steps.revert(step.id(), clock.instant(), null) ? 1 : 0;
            }
            showIfNeeded(HUNTS_A_SHOWING);
            others = offers.listChoicesOfOthers(names, BATCH);
        }
        withdrawnFor = others.isEmpty() ? all : null;
    }

    private void run(Layered kind) throws InterruptedException {
        String wanted = providers.wanted(kind);
        if (wanted.isEmpty()) {
            return;
        }
        int after = 0;
        List<PictureSubject> due = offers.listDue(kind, after, BATCH, wanted, clock.instant());
        while (!due.isEmpty()) {
            for (PictureSubject subject : due) {
                after = subject.row();
                if (!awaitTurn()) {
                    return;
                }
                unshown += tryHunt(subject) ? 1 : 0;
                showIfNeeded(HUNTS_A_SHOWING);
            }
            due = offers.listDue(kind, after, BATCH, wanted, clock.instant());
        }
    }

    /// What goes wrong with one thing costs no other.
    private boolean tryHunt(PictureSubject subject) {
        try {
            return hunt.test(subject);
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.log(System.Logger.Level.WARNING, "pictures of %s could not be looked up".formatted(subject.item()),
                        e);
            }
            return false;
        }
    }

    private void showIfNeeded(int from) {
        if (unshown >= from) {
            unshown = 0;
            show();
        }
    }

    /// @return whether to go on
    private boolean awaitTurn() throws InterruptedException {
        while (!closed && busy.getAsBoolean()) {
            showIfNeeded(1);
            boolean _ = ending.await(BUSY_PAUSE.toSeconds(), TimeUnit.SECONDS);
        }
        return !closed && !Thread.currentThread().isInterrupted();
    }

    /// Ends with the thing at hand.
    void stop() {
        closed = true;
        ending.countDown();
        wakeUps.release();
    }

    /// Waits for the end.
    @Override
    public void close() {
        stop();
        Thread worker;
        synchronized (this) {
            worker = thread;
            if (subscription != null) {
                subscription.run();
            }
        }
        if (worker != null) {
            GracefulEnd.of(worker, LONGEST_END);
        }
    }
}
