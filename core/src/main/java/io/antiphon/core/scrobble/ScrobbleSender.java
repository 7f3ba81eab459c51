package io.antiphon.core.scrobble;

import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Lookup.Failed;
import io.antiphon.core.provider.Lookup.Found;
import io.antiphon.core.provider.Lookup.Nothing;
import io.antiphon.core.provider.LoveSync;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.Scrobbler;
import io.antiphon.core.scrobble.ScrobbleQueue.QueuedLove;
import io.antiphon.core.scrobble.ScrobbleQueue.QueuedPlay;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.SecretUnreadableException;
import io.antiphon.core.user.User;
import io.antiphon.core.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends what waits, oldest first, and comes back when a service asks for patience. Each service is told by one thread at a time.
final class ScrobbleSender {

    private static final System.Logger LOG = System.getLogger(ScrobbleSender.class.getName());
    /// Weeks of music that never stops.
    private static final int MOST_WAITING = 50_000;
    private static final int MOST_REFUSED = 1_000;
    private static final int LOVES_AT_ONCE = 50;
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(5);

    private final ScrobbleAccounts accounts;
    private final ScrobbleQueue queue;
    private final Users users;
    private final SecretBox box;
    private final Supplier<Providers> providers;
    private final Listens listens;
    private final LovesThere loves;
    private final Waits waits;
    private final Clock clock;
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    ScrobbleSender(ScrobbleAccounts accounts, ScrobbleQueue queue, Users users, SecretBox box,
            Supplier<Providers> providers, Listens listens, LovesThere loves, Waits waits, Clock clock) {
        this.accounts = accounts;
        this.queue = queue;
        this.users = users;
        this.box = box;
        this.providers = providers;
        this.listens = listens;
        this.loves = loves;
        this.waits = waits;
        this.clock = clock;
    }

    /// Sends everything that is due to one service.
    ///
    /// @return when to come again though nothing new happens; empty when there is no reason to
    Optional<Instant> send(String service) {
        synchronized (turns.computeIfAbsent(service, _ -> new Object())) {
            Instant next = null;
            for (ScrobbleAccount account : accounts.listAll()) {
                if (account.service().equals(service)) {
                    bound(account);
                    Instant then = account.pausedFor() == null ? send(account) : null;
                    next = next == null || then != null && then.isBefore(next) ? then : next;
                }
            }
            return Optional.ofNullable(next);
        }
    }

    private void bound(ScrobbleAccount account) {
        long gone = queue.bound(account.user(), account.service(), MOST_WAITING, MOST_REFUSED);
        if (gone > 0) {
            LOG.log(System.Logger.Level.WARNING,
                    "{0} plays of {1} waited for {2} for too long and are not sent any more", gone,
                    account.user().value(), account.service());
        }
    }

    private @Nullable Instant send(ScrobbleAccount account) {
        Instant now = clock.instant();
        Optional<Instant> until = waits.find(account.user(), account.service())
                .map(Waits.Wait::until)
                .filter(now::isBefore);
        if (until.isPresent()) {
            return until.get();
        }
        Optional<Provider> provider = providers.get().find(account.service());
        Optional<User> user = users.findUser(account.user()).filter(one -> one.scrobblingEnabled() && !one.disabled());
        if (provider.isEmpty() || user.isEmpty()) {
            return null;
        }
        return switch (guarded(() -> sendAll(user.get(), account, provider.get()))) {
            case Found<Boolean> _ -> {
                waits.forget(account.user(), account.service());
                yield account.settings().lovesIn() && provider.get().as(LoveSync.class).isPresent()
                        ? loves.next(account)
                        : null;
            }
            case Nothing<Boolean> _ -> {
                accounts.pause(account, "%s does not know this account any more: connect it again"
                        .formatted(provider.get().title()));
                LOG.log(System.Logger.Level.WARNING, "{0} does not allow what is sent for {1} any more",
                        provider.get().title(), user.get().name());
                yield null;
            }
            case Failed<Boolean> failed -> waits.failed(account.user(), account.service(), failed, now).until();
        };
    }

    /// Providers do not throw, but plug-ins are written by many.
    static <T> Lookup<T> guarded(Supplier<Lookup<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a provider failed", e);
            return new Failed<>(AFTER_A_FAULT, "It failed for a reason of its own");
        }
    }

    private Lookup<Boolean> sendAll(User user, ScrobbleAccount account, Provider provider) {
        ListenerAccount listener;
        try {
            listener = new ListenerAccount(account.name(),
                    box.open(account.sealed(), ScrobbleAccount.context(account.user(), account.service())));
        } catch (SecretUnreadableException _) {
            return new Nothing<>();
        }
        Lookup<Boolean> sent = provider.as(Scrobbler.class)
                .map(scrobbler -> sendPlays(user, account, listener, scrobbler))
                .orElse(new Found<>(true));
        Optional<LoveSync> sync = provider.as(LoveSync.class);
        if (sync.isEmpty()) {
            return sent;
        }
        return sent.then(_ -> sendLoves(user, account, listener, sync.get()))
                .then(_ -> account.settings().lovesIn() ? loves.take(user, account, listener, sync.get())
                        : new Found<>(true));
    }

    private Lookup<Boolean> sendPlays(User user, ScrobbleAccount account, ListenerAccount listener,
            Scrobbler scrobbler) {
        while (true) {
            List<QueuedPlay> due = queue.listPlays(account.user(), account.service(), Math.max(1, scrobbler.batch()));
            if (due.isEmpty()) {
                return new Found<>(true);
            }
            Map<QueuedPlay, Listen> batch = listens.of(user, due);
            Map<QueuedPlay, String> refused = new HashMap<>();
            due.stream()
                    .filter(play -> !batch.containsKey(play))
                    .forEach(play -> refused.put(play, "The track is not in sight any more"));
            if (!batch.isEmpty()) {
                switch (guarded(() -> scrobbler.submit(listener, new ArrayList<>(batch.values())))) {
                    case Found<Scrobbler.Submitted> found -> refused.putAll(refused(batch, found.value()));
                    case Nothing<Scrobbler.Submitted> _ -> {
                        return new Nothing<>();
                    }
                    case Failed<Scrobbler.Submitted> failed -> {
                        return new Failed<>(failed.retryAfter(), failed.reason());
                    }
                }
            }
            queue.settle(account.user(), account.service(), due, refused, clock.instant());
        }
    }

    private static Map<QueuedPlay, String> refused(Map<QueuedPlay, Listen> batch, Scrobbler.Submitted submitted) {
        Map<QueuedPlay, String> refused = new LinkedHashMap<>();
        for (Scrobbler.Refused one : submitted.refused()) {
            batch.forEach((play, listen) -> {
                if (listen.equals(one.listen())) {
                    refused.put(play, one.reason());
                }
            });
        }
        return refused;
    }

    private Lookup<Boolean> sendLoves(User user, ScrobbleAccount account, ListenerAccount listener, LoveSync sync) {
        while (true) {
            List<QueuedLove> due = queue.listLoves(account.user(), account.service(), LOVES_AT_ONCE);
            if (due.isEmpty()) {
                return new Found<>(true);
            }
            for (QueuedLove love : due) {
                Optional<LovedSong> song = listens.song(user, love.track(), love.at());
                if (song.isPresent()
                        && guarded(() -> sync.love(listener, song.get(), love.loved())) instanceof Failed<Boolean> f) {
                    return new Failed<>(f.retryAfter(), f.reason());
                }
                queue.settle(account.user(), account.service(), love);
            }
        }
    }
}
