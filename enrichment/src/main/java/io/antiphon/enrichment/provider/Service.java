package io.antiphon.enrichment.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.ProviderHealth;
import io.antiphon.core.provider.Urgency;
import io.antiphon.enrichment.provider.AnswerCache.Kept;
import io.antiphon.enrichment.provider.WebAccess.Raw;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One service of the web: answers are kept, questions go out at the service's pace, and it is left alone when it fails. Whoever asks
/// the same while it is being asked waits for that answer.
public final class Service {

    private static final int LOCKS = 64;
    private static final Duration WHEN_REFUSED = Duration.ofHours(1);
    private static final Duration WHEN_INTERRUPTED = Duration.ofSeconds(1);

    private final ServiceSettings settings;
    private final WebAccess web;
    private final AnswerCache cache;
    private final Pacing pacing;
    private final Pace pace;
    private final Breaker breaker = new Breaker();
    private final Tally tally = new Tally();
    /// By question; urgent ones apart, so that they never wait for a patient one's turn.
    private final List<ReentrantLock> patientLocks = locks();
    private final List<ReentrantLock> urgentLocks = locks();

    /// @param web made when the first question goes out
    public Service(ServiceSettings settings, Supplier<GuardedHttpClient> web, AnswerCache cache, Pacing pacing) {
        this.settings = settings;
        this.web = new WebAccess(settings, web);
        this.cache = cache;
        this.pacing = pacing;
        this.pace = new Pace(settings.interval(), pacing);
    }

    public ProviderHealth health() {
        return tally.health(breaker.pausedUntil(pacing.now()).orElse(null));
    }

    /// Asks, and keeps the answer once `reader` understood it.
    public <T> Lookup<T> ask(Question question, AnswerReader<T> reader) {
        if (!question.keep()) {
            return send(question, reader);
        }
        Optional<Lookup<T>> kept = kept(question, reader);
        if (kept.isPresent()) {
            return kept.get();
        }
        ReentrantLock lock = (Urgency.isUrgent() ? urgentLocks : patientLocks)
                .get(Math.floorMod(question.identity().hashCode(), LOCKS));
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException _) {
            return interrupted();
        }
        try {
            return kept(question, reader).orElseGet(() -> send(question, reader));
        } finally {
            lock.unlock();
        }
    }

    private <T> Optional<Lookup<T>> kept(Question question, AnswerReader<T> reader) {
        Optional<Kept> kept = cache.find(identity(question), pacing.now());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        String document = kept.get().document();
        try {
            Lookup<T> answer = document == null ? new Lookup.Nothing<>()
                    : Lookup.of(reader.read(Answers.parse(document.getBytes(StandardCharsets.UTF_8))));
            tally.kept();
            return Optional.of(answer);
        } catch (StrangeAnswerException _) {
            // Kept by a version that understood it otherwise.
            return Optional.empty();
        }
    }

    private String identity(Question question) {
        return settings.name() + " " + settings.base() + question.identity();
    }

    private <T> Lookup<T> send(Question question, AnswerReader<T> reader) {
        Optional<Duration> pause = breaker.pause(pacing.now());
        if (pause.isPresent()) {
            return new Lookup.Failed<>(pause.get(), settings.name() + " is left alone for a while");
        }
        try {
            pace.await(Urgency.isUrgent());
        } catch (InterruptedException _) {
            return interrupted();
        }
        Optional<Duration> wait = breaker.admit(pacing.now());
        if (wait.isPresent()) {
            return new Lookup.Failed<>(wait.get(), settings.name() + " is left alone for a while");
        }
        tally.asked();
        try {
            return judged(question, web.ask(question), reader);
        } catch (InterruptedException _) {
            breaker.givenUp();
            return interrupted();
        } catch (WebException e) {
            return failed(e.reason(), null);
        } catch (StrangeAnswerException e) {
            return failed("%s %s".formatted(settings.name(), e.getMessage()), null);
        } catch (IOException _) {
            return failed(settings.name() + " cannot be understood", null);
        } catch (RuntimeException e) {
            breaker.givenUp();
            throw e;
        }
    }

    private <T> Lookup<T> judged(Question question, Raw raw, AnswerReader<T> reader) throws StrangeAnswerException {
        JsonNode answer = Answers.parseOrMissing(raw.body());
        return switch (settings.dialect().judge(raw.status(), answer)) {
            case ANSWER -> answered(question, raw, reader);
            case NOTHING -> nothing(question);
            case REFUSED -> refused(question, raw.status());
            case KEY_REFUSED -> keyRefused(raw.status());
            case LATER -> failed("%s asks to come back later (HTTP status %d)".formatted(settings.name(), raw.status()),
                    wish(raw));
            case FAULT -> failed("%s answers with HTTP status %d".formatted(settings.name(), raw.status()), wish(raw));
        };
    }

    private <T> Lookup<T> answered(Question question, Raw raw, AnswerReader<T> reader) throws StrangeAnswerException {
        Optional<T> value = reader.read(Answers.parse(raw.body()));
        breaker.succeeded();
        keep(question, new String(raw.body(), StandardCharsets.UTF_8), value.isPresent());
        return Lookup.of(value);
    }

    private <T> Lookup<T> nothing(Question question) {
        breaker.succeeded();
        keep(question, null, false);
        return new Lookup.Nothing<>();
    }

    private void keep(Question question, @Nullable String document, boolean found) {
        if (question.keep()) {
            cache.put(identity(question), document,
                    pacing.now().plus(found ? settings.keepFound() : settings.keepNothing()));
        }
    }

    private <T> Lookup<T> refused(Question question, int status) {
        if (question.personal()) {
            breaker.succeeded();
            return new Lookup.Nothing<>();
        }
        return keyRefused(status);
    }

    private <T> Lookup<T> keyRefused(int status) {
        return failed("%s refuses the key (HTTP status %d)".formatted(settings.name(), status), WHEN_REFUSED);
    }

    private <T> Lookup<T> failed(String reason, @Nullable Duration wish) {
        Instant now = pacing.now();
        Duration pause = breaker.failed(now, wish);
        tally.failed(reason, now);
        return new Lookup.Failed<>(pause, reason);
    }

    private static <T> Lookup<T> interrupted() {
        Thread.currentThread().interrupt();
        return new Lookup.Failed<>(WHEN_INTERRUPTED, "interrupted");
    }

    private @Nullable Duration wish(Raw raw) {
        return RetryAfter.parse(raw.retryAfter(), pacing.now())
                .or(() -> RetryAfter.parse(raw.resetIn(), pacing.now()))
                .orElse(null);
    }

    private static List<ReentrantLock> locks() {
        return Stream.generate(ReentrantLock::new).limit(LOCKS).toList();
    }
}
