package io.antiphon.core.enrichment;

import io.antiphon.core.GracefulEnd;
import io.antiphon.core.enrichment.EnrichmentStatus.ProviderStatus;
import io.antiphon.core.enrichment.EnrichmentStatus.State;
import io.antiphon.core.event.Event;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.FingerprintSource;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.RecordingFinder;
import io.antiphon.core.provider.ReleaseFinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks the library up at providers in the background, one question after the other: albums first, then tracks that no album answered
/// for. Without a provider it does nothing at all; with nothing left it sleeps until the library changes.
public final class EnrichmentService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EnrichmentService.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BATCH = 50;
    /// What was taken over is shown after so many look-ups, as that is a new version of the catalogue each time.
    private static final int LOOKUPS_A_SHOWING = 100;
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private final Supplier<Providers> providers;
    private final EnrichmentStore store;
    private final Lookups lookups;
    private final ProviderGates gates;
    private final LayerShowing showing;
    private final Rests rests;
    private final BooleanSupplier busy;
    private final LookupPace pace;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean closed;
    private volatile boolean paused;
    private volatile boolean running;
    private volatile boolean waiting;
    private int unshown;
    private @Nullable Thread thread;
    private @Nullable Runnable subscription;

    /// What it works beside.
    ///
    /// @param busy whether something goes on that comes first: a scan, the analysis
    public record Manners(BooleanSupplier busy, Sleeper sleeper) {}

    /// @param providers those that are there now
    public EnrichmentService(Supplier<Providers> providers, EnrichmentPorts ports, LayerShowing showing,
            EnrichmentSettings settings, Manners manners) {
        this.providers = providers;
        this.store = ports.store();
        this.rests = new Rests(manners.sleeper());
        this.busy = manners.busy();
        this.gates = new ProviderGates(ports.clock());
        this.pace = new LookupPace(ports.clock());
        this.showing = showing;
        this.lookups = new Lookups(providers, ports, new ProviderRound(gates, rests), settings);
    }

    /// Starts working, if there is somebody to ask.
    public synchronized void start(Events events) {
        if (thread != null || closed) {
            return;
        }
        paused = store.isPaused();
        subscription = events.subscribe(this::heard);
        wakeUps.release();
        thread = Thread.ofPlatform().name("enrichment").daemon().start(this::work);
    }

    public EnrichmentStatus status() {
        EnrichmentCounts counts = store.count();
        List<ProviderStatus> standing = providers.get()
                .all()
                .stream()
                .map(provider -> new ProviderStatus(provider.name(), provider.title(), provider.missing(),
                        gates.waitFor(provider.name()), gates.reason(provider.name())))
                .toList();
        State state = state();
        return new EnrichmentStatus(state, counts, state == State.RUNNING || state == State.WAITING
                ? pace.remaining(counts.remaining())
                : Optional.empty(), standing);
    }

    /// What it does; costs no look into the database.
    public State state() {
        if (!isAnybodyThere()) {
            return State.OFF;
        }
        if (paused) {
            return State.PAUSED;
        }
        return !running ? State.IDLE : waiting ? State.WAITING : State.RUNNING;
    }

    /// Those that failed, the latest first.
    public List<ItemState> failures(int count) {
        return store.listFailures(count);
    }

    /// How the look-up of one thing stands.
    public ItemState stateOf(Layered kind, String item) {
        return store.findState(kind, item).orElseGet(() -> ItemState.pending(kind, item));
    }

    /// Lets the question at hand end, and puts no others until [#resume]; also over restarts.
    public void pause() {
        store.setPaused(true);
        paused = true;
    }

    /// @param failedToo whether what failed is looked up again
    public void resume(boolean failedToo) {
        if (failedToo) {
            store.forgetFailures();
        }
        store.setPaused(false);
        paused = false;
        wakeUps.release();
    }

    /// Looks one thing up anew; an album with its tracks.
    public void retry(Layered kind, String item) {
        store.forget(kind, item);
        wakeUps.release();
    }

    private boolean isAnybodyThere() {
        return isThere(ReleaseFinder.class) || isThere(RecordingFinder.class) || isThere(FingerprintSource.class);
    }

    private boolean isThere(Class<?> capability) {
        return !ProviderRound.names(providers.get(), capability).isEmpty();
    }

    private void heard(Event event) {
        if (event instanceof LibraryChanged) {
            wakeUps.release();
        }
    }

    private void work() {
        try {
            while (!closed) {
                wakeUps.acquire();
                wakeUps.drainPermits();
                if (!closed && !paused && isAnybodyThere()) {
                    tryRun();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryRun() throws InterruptedException {
        running = true;
        try {
            run();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.log(System.Logger.Level.ERROR, "looking up stopped; it goes on after the next scan", e);
            }
        } finally {
            show();
            running = false;
            waiting = false;
        }
    }

    /// All that is left, again as long as somebody could not be asked; ends when it is paused or nobody is there any more.
    void run() throws InterruptedException {
        pace.began();
        boolean complete;
        do {
            boolean albums = runAlbums();
            complete = runTracks() && albums;
            show();
        } while (!complete && goesOn() && isAnybodyThere());
    }

    private boolean runAlbums() throws InterruptedException {
        boolean complete = true;
        int after = 0;
        List<PendingAlbum> albums = isThere(ReleaseFinder.class) ? store.listAlbums(after, BATCH) : List.of();
        while (!albums.isEmpty()) {
            for (PendingAlbum album : albums) {
                after = album.row();
                if (!awaitTurn(album.state(), List.of(ReleaseFinder.class))) {
                    return true;
                }
                complete &= note(lookups.lookUp(album));
            }
            albums = store.listAlbums(after, BATCH);
        }
        return complete;
    }

    private boolean runTracks() throws InterruptedException {
        List<Class<?>> capabilities = List.of(RecordingFinder.class, FingerprintSource.class);
        if (capabilities.stream().noneMatch(this::isThere)) {
            return true;
        }
        boolean settled = isThere(ReleaseFinder.class);
        boolean complete = true;
        int after = 0;
        List<PendingTrack> tracks = store.listTracks(after, BATCH, settled);
        while (!tracks.isEmpty()) {
            for (PendingTrack track : tracks) {
                after = track.row();
                if (!awaitTurn(track.state(), capabilities)) {
                    return true;
                }
                complete &= note(lookups.lookUp(track));
            }
            tracks = store.listTracks(after, BATCH, settled);
        }
        return complete;
    }

    private boolean note(Lookups.Done done) {
        pace.lookedUp();
        unshown += done.applied() ? 1 : 0;
        if (unshown >= LOOKUPS_A_SHOWING) {
            show();
        }
        return done.complete();
    }

    private void show() {
        if (unshown > 0) {
            unshown = 0;
            showing.show();
        }
    }

    private boolean goesOn() {
        return !closed && !paused;
    }

    /// Waits while something else comes first, and while nobody of those who were not asked yet may be asked.
    ///
    /// @return whether to go on
    private boolean awaitTurn(ItemState state, List<Class<?>> capabilities) throws InterruptedException {
        while (goesOn()) {
            Duration wait = busy.getAsBoolean() ? BUSY_PAUSE : restOf(state, capabilities);
            if (wait.isZero()) {
                waiting = false;
                return true;
            }
            waiting = true;
            show();
            rests.sleep(wait.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : wait);
        }
        return false;
    }

    private Duration restOf(ItemState state, List<Class<?>> capabilities) {
        List<String> open = capabilities.stream()
                .flatMap(capability -> ProviderRound.names(providers.get(), capability).stream())
                .filter(name -> !state.asked().contains(name))
                .distinct()
                .toList();
        return gates.shortestWait(open);
    }

    /// Ends at once; the question at hand is put again after the next start.
    @Override
    public void close() {
        closed = true;
        Thread worker;
        synchronized (this) {
            worker = thread;
            if (subscription != null) {
                subscription.run();
            }
        }
        wakeUps.release();
        rests.end();
        if (worker != null) {
            GracefulEnd.of(worker, PATIENCE);
        }
    }
}
