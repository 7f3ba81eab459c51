package io.antiphon.core.scrobble;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One thread for each service that somebody is connected to, which sleeps until there is something to send: a service that is slow holds
/// up no other.
final class ScrobbleWork implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ScrobbleWork.class.getName());
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(15);

    private final ScrobbleSender sender;
    private final Clock clock;
    private final Map<String, Loop> loops = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ScrobbleWork(ScrobbleSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /// There may be something to send.
    void wake(String service) {
        if (!closed) {
            loops.computeIfAbsent(service, Loop::new).wake();
        }
    }

    @Override
    public void close() {
        closed = true;
        loops.values().forEach(Loop::end);
    }

    private final class Loop {

        private final String service;
        private final Thread thread;
        private boolean woken;

        Loop(String service) {
            this.service = service;
            this.thread = Thread.ofPlatform().daemon().name("scrobbling-" + service).start(this::run);
        }

        synchronized void wake() {
            woken = true;
            notifyAll();
        }

        void end() {
            thread.interrupt();
        }

        private void run() {
            try {
                while (!closed) {
                    rest(sent());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private Optional<Instant> sent() {
            synchronized (this) {
                woken = false;
            }
            try {
                return sender.send(service);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "what waits for %s could not be sent".formatted(service), e);
                return Optional.of(clock.instant().plus(AFTER_A_FAULT));
            }
        }

        private synchronized void rest(Optional<Instant> until) throws InterruptedException {
            while (!woken) {
                if (until.isEmpty()) {
                    wait();
                    continue;
                }
                Duration left = Duration.between(clock.instant(), until.get());
                if (!left.isPositive()) {
                    return;
                }
                wait(Math.max(1, (left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP).toMillis()));
            }
        }
    }
}
