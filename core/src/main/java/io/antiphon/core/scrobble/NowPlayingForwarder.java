package io.antiphon.core.scrobble;

import io.antiphon.core.event.Event;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.NowPlaying.Player;
import io.antiphon.core.playback.NowPlaying.Session;
import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.playback.NowPlayingChanged;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.Scrobbler;
import io.antiphon.core.scrobble.ScrobbleQueue.QueuedPlay;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.SecretUnreadableException;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Tells services what people are hearing now. What cannot be told at once is not told later: then it is not so any more.
final class NowPlayingForwarder implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(NowPlayingForwarder.class.getName());
    private static final int MOST_WAITING = 64;
    private static final int IDLE_SECONDS = 10;

    private final Connections connections;
    private final ScrobbleAccounts accounts;
    private final Users users;
    private final SecretBox box;
    private final Supplier<Providers> providers;
    private final Listens listens;
    private final Waits waits;
    private final Map<Player, Heard> told = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor teller = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING), Thread.ofPlatform().daemon().name("now-playing").factory(),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    NowPlayingForwarder(Connections connections, ScrobbleAccounts accounts, Users users, SecretBox box,
            Supplier<Providers> providers, Listens listens, Waits waits) {
        this.connections = connections;
        this.accounts = accounts;
        this.users = users;
        this.box = box;
        this.providers = providers;
        this.listens = listens;
        this.waits = waits;
        teller.allowCoreThreadTimeOut(true);
    }

    private record Heard(TrackId track, Instant since) {}

    void hear(Event event) {
        if (!(event instanceof NowPlayingChanged(Session session)) || !(session.item() instanceof TrackId track)
                || session.state() == State.STOPPED || session.state() == State.PAUSED) {
            return;
        }
        UserId user = session.player().user();
        boolean wanted = connections.of(user).values().stream().anyMatch(ScrobbleSettings::nowPlaying);
        Heard heard = new Heard(track, session.startedAt());
        if (wanted && !heard.equals(told.put(session.player(), heard))) {
            teller.execute(() -> {
                try {
                    tell(session.player(), heard);
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, "what plays now could not be told", e);
                }
            });
        }
    }

    private void tell(Player player, Heard heard) {
        UserId id = player.user();
        Optional<User> user = users.findUser(id).filter(one -> one.scrobblingEnabled() && !one.disabled());
        if (user.isEmpty() || !heard.equals(told.get(player))) {
            return;
        }
        QueuedPlay now = new QueuedPlay(heard.track(), heard.since());
        Listen listen = listens.of(user.get(), List.of(now)).get(now);
        if (listen == null) {
            return;
        }
        for (ScrobbleAccount account : accounts.listOf(id)) {
            if (account.settings().nowPlaying() && account.pausedFor() == null
                    && waits.find(id, account.service()).isEmpty()) {
                providers.get()
                        .find(account.service())
                        .flatMap(provider -> provider.as(Scrobbler.class))
                        .ifPresent(scrobbler -> tell(account, scrobbler, listen));
            }
        }
    }

    private void tell(ScrobbleAccount account, Scrobbler scrobbler, Listen listen) {
        try {
            ListenerAccount listener = new ListenerAccount(account.name(),
                    box.open(account.sealed(), ScrobbleAccount.context(account.user(), account.service())));
            var _ = ScrobbleSender.guarded(() -> scrobbler.nowPlaying(listener, listen));
        } catch (SecretUnreadableException _) {
            // Plays that wait find that out, too, and say so.
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
