package io.antiphon.core.analysis;

import io.antiphon.core.analysis.AnalysisStatus.State;
import io.antiphon.core.event.Event;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.scan.ScanProgressed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Analyses the library's tracks in the background: at start-up and when a scan changed something, all that has no result yet.
/// What is done is kept track by track, so a stop at any point loses at most the tracks at hand.
public final class AnalysisService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AnalysisService.class.getName());

    private final AnalysisStore store;
    private final Supplier<Optional<SoundAnalyser>> analysers;
    private final MusicFolders musicFolders;
    private final Events events;
    private final Clock clock;
    private final AnalysisSettings settings;
    private final AnalysisManners manners;
    private final AnalysisQueue queue;
    private final AnalysisPublisher publisher;
    private final AnalysisProgress progress = new AnalysisProgress();
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable SoundAnalyser analyser;
    private volatile boolean unavailable;
    private volatile boolean incomplete;
    private @Nullable Thread thread;
    private @Nullable Runnable subscription;

    /// @param analysers asked at the first run; empty when this machine cannot decode
    public AnalysisService(AnalysisStore store, Supplier<Optional<SoundAnalyser>> analysers, MusicFolders musicFolders,
            Events events, Clock clock, AnalysisSettings settings, AnalysisManners manners) {
        this.store = store;
        this.analysers = analysers;
        this.musicFolders = musicFolders;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
        this.manners = manners;
        this.queue = new AnalysisQueue(store, manners, clock);
        this.publisher = new AnalysisPublisher(store, events, clock, settings.betweenPublications());
    }

    /// Starts working, unless it is switched off.
    public synchronized void start() {
        if (!settings.enabled() || thread != null || queue.isClosed()) {
            return;
        }
        queue.pause(store.isPaused());
        subscription = events.subscribe(this::heard);
        wakeUps.release();
        thread = Thread.ofPlatform().name("analysis").daemon().start(this::work);
    }

    public AnalysisStatus status() {
        AnalysisCounts counts = progress.counts().orElseGet(() -> store.count(version()));
        double speed = progress.speed() * settings.threads();
        return new AnalysisStatus(state(), counts, speed, speed <= 0 ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(counts.remaining().toSeconds() / speed))));
    }

    public List<AnalysisFailure> failures(int count) {
        return store.listFailures(count);
    }

    /// Lets the tracks at hand end, and begins no others, until [#resume]; also over restarts. What is done already is shown.
    public void pause() {
        store.setPaused(true);
        queue.pause(true);
        if (!manners.scanning().getAsBoolean()) {
            publisher.publishNoted();
        }
    }

    /// @param failedToo whether those that could not be decoded are tried again
    public void resume(boolean failedToo) {
        if (failedToo) {
            store.forgetFailures();
        }
        store.setPaused(false);
        queue.pause(false);
        wakeUps.release();
    }

    /// Ends at once; what was at hand is not kept.
    @Override
    public void close() {
        queue.close();
        Runnable subscribed;
        Thread worker;
        synchronized (this) {
            subscribed = subscription;
            worker = thread;
        }
        if (subscribed != null) {
            subscribed.run();
        }
        SoundAnalyser made = analyser;
        if (made != null) {
            made.close();
        }
        wakeUps.release();
        join(worker);
    }

    private static void join(@Nullable Thread worker) {
        try {
            if (worker != null) {
                worker.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it listens just now.
    public boolean isRunning() {
        return state() == State.RUNNING;
    }

    /// What it does now, which takes no counting.
    public State state() {
        if (!settings.enabled()) {
            return State.OFF;
        }
        if (unavailable) {
            return State.UNAVAILABLE;
        }
        if (queue.isPaused()) {
            return State.PAUSED;
        }
        if (queue.isWaiting()) {
            return State.WAITING;
        }
        return progress.isRunning() ? State.RUNNING : State.IDLE;
    }

    private int version() {
        SoundAnalyser made = analyser;
        return made == null ? 0 : made.version();
    }

    private void heard(Event event) {
        boolean changed = event instanceof LibraryChanged change && !publisher.isOwn(change);
        // A disk may be back though nothing on it changed.
        boolean scanned = event instanceof ScanProgressed scan && !scan.status().scanning() && incomplete;
        if (changed || scanned) {
            wakeUps.release();
        }
    }

    private void work() {
        try {
            while (true) {
                wakeUps.acquire();
                wakeUps.drainPermits();
                if (queue.isClosed()) {
                    return;
                }
                tryRun();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryRun() throws InterruptedException {
        try {
            // First of all: looking for programs that decode would disturb a scan.
            if (!queue.awaitTurn()) {
                return;
            }
            Optional<SoundAnalyser> found = analyserToUse();
            unavailable = found.isEmpty();
            if (found.isPresent()) {
                run(found.get());
            }
        } catch (RuntimeException e) {
            if (!queue.isClosed()) {
                LOG.log(System.Logger.Level.ERROR, "the analysis stopped; it goes on after the next scan", e);
            }
        } finally {
            progress.ended();
        }
    }

    private Optional<SoundAnalyser> analyserToUse() {
        SoundAnalyser made = analyser;
        if (made != null) {
            return Optional.of(made);
        }
        Optional<SoundAnalyser> found = analysers.get();
        analyser = found.orElse(null);
        if (queue.isClosed()) {
            found.ifPresent(SoundAnalyser::close);
        }
        return found;
    }

    private void run(SoundAnalyser sounds) throws InterruptedException {
        if (!queue.awaitTurn()) {
            return;
        }
        incomplete = false;
        progress.began(store.count(sounds.version()));
        publisher.publishStale();
        queue.begin(sounds.version());
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < settings.threads(); i++) {
            helpers.add(Thread.ofPlatform().name("analysis-" + i).daemon().start(() -> analyseAll(sounds)));
        }
        analyseAll(sounds);
        for (Thread helper : helpers) {
            helper.join();
        }
        if (queue.awaitTurn()) {
            publisher.publishNoted();
        }
    }

    private void analyseAll(SoundAnalyser sounds) {
        try {
            Optional<PendingTrack> track = queue.take();
            while (track.isPresent()) {
                // Here, as no scan is running just now: both write the same rows.
                publisher.publishIfDue();
                analyse(track.get(), sounds);
                track = queue.take();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!queue.isClosed()) {
                LOG.log(System.Logger.Level.ERROR, "the analysis stopped; it goes on after the next scan", e);
            }
        }
    }

    private void analyse(PendingTrack track, SoundAnalyser sounds) {
        Optional<Path> file = musicFolders.findFile(track.musicFolder(), track.path()).filter(Files::isReadable);
        if (file.isEmpty()) {
            incomplete = true;
            return;
        }
        long began = System.nanoTime();
        try {
            SoundAnalysis analysis = listen(file.get(), track, sounds);
            store.save(track, sounds.version(), analysis, clock.instant());
            progress.analysed(track.audio().duration(), analysis.duration(),
                    Duration.ofNanos(System.nanoTime() - began));
            publisher.note(track.album());
            analysis.features().ifPresent(features -> events.publish(new TrackAnalysed(track.id(), features)));
        } catch (UndecodableSoundException e) {
            failed(track, sounds, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            incomplete = true;
            LOG.log(System.Logger.Level.DEBUG, "{0} could not be reached: {1}", file.get(), e.getMessage());
        }
    }

    /// No file may stop the work, whatever it brings to light.
    private static SoundAnalysis listen(Path file, PendingTrack track, SoundAnalyser sounds)
            throws IOException, UndecodableSoundException {
        try {
            return sounds.analyse(file, track.audio());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "analysing %s failed".formatted(file), e);
            throw new UndecodableSoundException("The analysis failed: %s".formatted(e));
        }
    }

    private void failed(PendingTrack track, SoundAnalyser sounds, String reason) {
        if (!queue.isClosed()) {
            store.saveFailure(track, sounds.version(), reason, clock.instant());
            progress.failed(track.audio().duration());
        }
    }
}
