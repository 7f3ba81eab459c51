package io.antiphon.core.outside;

import io.antiphon.core.JoinedWork;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.outside.Questioner.Answer;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Looks things up behind those who ask: few at once, one question for each thing and topic, and no more of them than fit into the
/// queue. What is turned away is asked for again by whoever asks next.
final class Refresher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Refresher.class.getName());
    private static final int WAITING = 500;
    private static final int IN_LINE = 8;
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final int REMEMBERED_FAILURES = 10_000;
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    /// What nobody knows today somebody may write down soon.
    private static final Duration NOTHING_KEPT = Duration.ofDays(7);

    private final Questioner questioner;
    private final Notes notes;
    private final Duration keep;
    private final Clock clock;
    private final JoinedWork<Key> work = new JoinedWork<>("outside", WAITING, LONGEST_END);
    private final Map<Key, Instant> failedUntil = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
            return size() > REMEMBERED_FAILURES;
        }
    };

    private record Key(ItemId item, Topic topic) {}

    /// @param keep how long what was found is good
    Refresher(Questioner questioner, Notes notes, Duration keep, Clock clock) {
        this.questioner = questioner;
        this.notes = notes;
        this.keep = keep;
        this.clock = clock;
    }

    /// Looks something up in the background, unless that is under way, or failed a short while ago.
    ///
    /// @param urgent whether somebody waits for it
    /// @return done when the answer is kept, and at once when it is not looked up now
    CompletableFuture<Void> refresh(Topic topic, Subject subject, boolean urgent) {
        Key key = new Key(subject.id(), topic);
        if (hasJustFailed(key)) {
            return CompletableFuture.completedFuture(null);
        }
        return work.later(key, () -> lookUp(key, subject, urgent));
    }

    /// Whether so much waits to be looked up that nobody should wait for more.
    boolean isBacklogged() {
        return work.waiting() > IN_LINE;
    }

    private void lookUp(Key key, Subject subject, boolean urgent) {
        try {
            Lookup<Answer> answer = urgent ? Urgency.urgently(() -> questioner.ask(key.topic, subject))
                    : questioner.ask(key.topic, subject);
            keep(key, answer);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "%s of %s could not be looked up".formatted(key.topic, key.item), e);
            remember(key, SHORTEST_PAUSE);
        }
    }

    private void keep(Key key, Lookup<Answer> answer) {
        Instant now = clock.instant();
        switch (answer) {
            case Lookup.Found<Answer> found -> notes.put(key.item,
                    new Note(key.topic, found.value().provider(), found.value().told(), now, now.plus(keep)));
            case Lookup.Nothing<Answer> _ -> notes.put(key.item, new Note(key.topic, null, null, now,
                    now.plus(keep.compareTo(NOTHING_KEPT) < 0 ? keep : NOTHING_KEPT)));
            case Lookup.Failed<Answer> failed -> remember(key, failed.retryAfter());
        }
    }

    private void remember(Key key, Duration pause) {
        Instant until = clock.instant().plus(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
        synchronized (failedUntil) {
            failedUntil.put(key, until);
        }
    }

    private boolean hasJustFailed(Key key) {
        synchronized (failedUntil) {
            Instant until = failedUntil.get(key);
            return until != null && clock.instant().isBefore(until);
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
