package io.antiphon.core.scrobble;

import io.antiphon.core.LibraryException;
import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Lookup.Failed;
import io.antiphon.core.provider.Lookup.Found;
import io.antiphon.core.provider.Lookup.Nothing;
import io.antiphon.core.provider.LoveSync;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.Scrobbler;
import io.antiphon.core.scrobble.ScrobbleQueue.RefusedPlay;
import io.antiphon.core.scrobble.ScrobbleQueue.Waiting;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.user.OwnSettingsChanged;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Connects people to services, says how that stands, and has what waits sent. Keys are never shown again.
public final class ScrobblingService implements AutoCloseable {

    private static final int LONGEST_KEY = 1_000;

    private final ScrobbleAccounts accounts;
    private final ScrobbleQueue queue;
    private final Supplier<Providers> providers;
    private final SecretBox box;
    private final Connections connections;
    private final Users users;
    private final Clock clock;
    private final Waits waits = new Waits();
    private final LovesThere loves;
    private final ScrobbleWork work;
    private final ScrobbleSender sender;
    private final NowPlayingForwarder nowPlaying;
    private final Runnable unsubscribe;

    /// What is kept.
    ///
    /// @param annotations that give stars and tell all services of it but the named one
    public record Stores(ScrobbleAccounts accounts, ScrobbleQueue queue, Users users,
            Function<String, Annotations> annotations) {}

    /// What music there is.
    public record Music(Catalogue catalogue, SearchIndex index, MusicFolders musicFolders) {}

    /// @param connections kept up to date from now on
    /// @param providers those that are there now
    public ScrobblingService(Stores stores, Music music, Connections connections, Supplier<Providers> providers,
            SecretBox box, Events events, Clock clock) {
        this.accounts = stores.accounts();
        this.queue = stores.queue();
        this.providers = providers;
        this.box = box;
        this.connections = connections;
        this.clock = clock;
        Listens listens = new Listens(music.catalogue(), music.catalogue(), music.musicFolders());
        this.loves = new LovesThere(queue, listens, new SongFinder(music.index(), music.catalogue()),
                stores.annotations(), clock);
        this.sender = new ScrobbleSender(accounts, queue, stores.users(), box, providers, listens, loves, waits, clock);
        this.work = new ScrobbleWork(sender, clock);
        this.nowPlaying = new NowPlayingForwarder(connections, accounts, stores.users(), box, providers, listens,
                waits);
        this.users = stores.users();
        this.unsubscribe = events.subscribe(event -> {
            if (event instanceof OwnSettingsChanged(UserId user)) {
                refresh();
                wake(user);
            }
            nowPlaying.hear(event);
        });
        refresh();
    }

    /// Sends what is left from before.
    public void start() {
        connections.services().forEach(work::wake);
    }

    /// Something that the person did waits to be sent. Returns at once.
    public void wake(UserId user) {
        connections.of(user).keySet().forEach(work::wake);
    }

    /// A service that people can be connected to.
    ///
    /// @param missing what the server lacks for it; absent for nothing
    /// @param loves whether what people love there can be told
    public record Service(String name, String title, @Nullable String missing, boolean loves) {}

    /// How somebody's account stands.
    ///
    /// @param retryAt when the service is asked again that failed last
    /// @param failure why it failed last
    public record Standing(ScrobbleAccount account, Waiting waiting, @Nullable Instant retryAt,
            @Nullable String failure) {}

    public List<Service> listServices() {
        return providers.get()
                .all()
                .stream()
                .filter(Scrobbler.class::isInstance)
                .map(one -> new Service(one.name(), one.title(), one.missing().orElse(null), one instanceof LoveSync))
                .toList();
    }

    public List<Standing> list(UserId user) {
        return accounts.listOf(user).stream().map(this::standing).toList();
    }

    /// @throws LibraryException.NotFound when they are not connected to it
    public Standing find(UserId user, String service) {
        return standing(require(user, service));
    }

    /// Connects, anew if they are connected; what waits goes to the account that is connected now.
    ///
    /// @param key as the person got it from the service
    /// @throws LibraryException.NotFound when there is no such service
    /// @throws LibraryException.Invalid when the service knows no such key
    /// @throws LibraryException.Unavailable when the service cannot say
    public Standing connect(User user, String service, String key, ScrobbleSettings settings) {
        Provider provider = providers.get()
                .find(service)
                .filter(Scrobbler.class::isInstance)
                .orElseThrow(() -> new LibraryException.NotFound("Service", service));
        Scrobbler scrobbler = provider.as(Scrobbler.class)
                .orElseThrow(() -> new LibraryException.Unavailable("%s cannot be used: %s".formatted(provider.title(),
                        provider.missing().orElse("it is off"))));
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new LibraryException.Invalid("A key has 1 to %d characters".formatted(LONGEST_KEY));
        }
        ListenerAccount theirs = connected(provider, ScrobbleSender.guarded(() -> scrobbler.connect(key.strip())));
        byte[] sealed = box.seal(theirs.key(), ScrobbleAccount.context(user.id(), service));
        ScrobbleAccount account = new ScrobbleAccount(user.id(), service, theirs.name(), sealed, settings, null,
                clock.instant());
        accounts.connect(account);
        forget(account);
        refresh();
        work.wake(service);
        return find(user.id(), service);
    }

    private static ListenerAccount connected(Provider provider, Lookup<ListenerAccount> answer) {
        return switch (answer) {
            case Found<ListenerAccount> found -> found.value();
            case Nothing<ListenerAccount> _ -> throw new LibraryException.Invalid(
                    "%s knows no such key".formatted(provider.title()));
            case Failed<ListenerAccount> failed -> throw new LibraryException.Unavailable(
                    "%s cannot say now whether the key is right: %s".formatted(provider.title(), failed.reason()));
        };
    }

    /// @throws LibraryException.NotFound when they are not connected to it
    public Standing change(UserId user, String service, ScrobbleSettings settings) {
        require(user, service);
        accounts.change(user, service, settings);
        refresh();
        work.wake(service);
        return find(user, service);
    }

    /// What waits is not sent any more.
    ///
    /// @throws LibraryException.NotFound when they are not connected to it
    public void disconnect(UserId user, String service) {
        ScrobbleAccount account = require(user, service);
        accounts.remove(user, service);
        forget(account);
        refresh();
    }

    /// Has a service asked again now, whatever it said.
    ///
    /// @throws LibraryException.NotFound when they are not connected to it
    public Standing retry(UserId user, String service) {
        forget(require(user, service));
        work.wake(service);
        return find(user, service);
    }

    /// Plays that the service will never note, the latest first.
    ///
    /// @throws LibraryException.NotFound when they are not connected to it
    public List<RefusedPlay> listRefused(UserId user, String service, int limit) {
        require(user, service);
        return queue.listRefused(user, service, limit);
    }

    /// @throws LibraryException.NotFound when they are not connected to it
    public void forgetRefused(UserId user, String service) {
        require(user, service);
        queue.forgetRefused(user, service);
    }

    /// Sends what is due to a service, in this thread: what its own thread does else.
    ///
    /// @return when to come again; empty when there is no reason to
    public Optional<Instant> send(String service) {
        return sender.send(service);
    }

    private void forget(ScrobbleAccount account) {
        waits.forget(account.user(), account.service());
        loves.forget(account);
    }

    /// Whoever wants nothing told has nothing noted for telling it later, either.
    private synchronized void refresh() {
        connections.set(accounts.listAll().stream().filter(account -> wantsTelling(account.user())).toList());
    }

    private boolean wantsTelling(UserId user) {
        return users.findUser(user).filter(User::scrobblingEnabled).isPresent();
    }

    private ScrobbleAccount require(UserId user, String service) {
        return accounts.find(user, service)
                .orElseThrow(() -> new LibraryException.NotFound("Connection to a service", service));
    }

    private Standing standing(ScrobbleAccount account) {
        Optional<Waits.Wait> wait = waits.find(account.user(), account.service());
        return new Standing(account, queue.count(account.user(), account.service()),
                wait.map(Waits.Wait::until).orElse(null), wait.map(Waits.Wait::reason).orElse(null));
    }

    @Override
    public void close() {
        unsubscribe.run();
        nowPlaying.close();
        work.close();
    }
}
