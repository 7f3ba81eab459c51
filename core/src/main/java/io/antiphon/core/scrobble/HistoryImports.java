package io.antiphon.core.scrobble;

import io.antiphon.core.LibraryException;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.ListeningHistory;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.transfer.ServiceData;
import io.antiphon.core.transfer.ServiceData.Wishes;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.SecretUnreadableException;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes in what people heard at the services that they are connected to, one after the other in the background. Each is followed as an import; one
/// that was cut short is begun again, and knows what it took in the first time.
public final class HistoryImports implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HistoryImports.class.getName());

    private final ScrobbleAccounts accounts;
    private final Supplier<Providers> providers;
    private final SecretBox box;
    private final ServiceData data;
    private final Clock clock;
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("history-imports").factory());

    public HistoryImports(ScrobbleAccounts accounts, Supplier<Providers> providers, SecretBox box, ServiceData data,
            Clock clock) {
        this.accounts = accounts;
        this.providers = providers;
        this.box = box;
        this.data = data;
        this.clock = clock;
    }

    /// How the last import of this run of the server stands.
    ///
    /// @param report absent until it is done
    /// @param failure why it failed; absent if it did not
    public record Progress(boolean running, @Nullable TransferReport report, @Nullable String failure) {}

    /// Begins, unless one is under way.
    ///
    /// @throws LibraryException.NotFound when they are not connected, or nothing can be asked there
    public Progress begin(User user, String service, boolean dry) {
        ScrobbleAccount account = accounts.find(user.id(), service)
                .orElseThrow(() -> new LibraryException.NotFound("Connection to a service", service));
        ListeningHistory history = providers.get()
                .find(service)
                .flatMap(provider -> provider.as(ListeningHistory.class))
                .orElseThrow(() -> new LibraryException.NotFound("History of a service", service));
        AtomicBoolean begun = new AtomicBoolean();
        Progress now = Objects.requireNonNull(progress.compute(key(user.id(), service), (_, before) -> {
            if (before != null && before.running()) {
                return before;
            }
            begun.set(true);
            return new Progress(true, null, null);
        }));
        if (begun.get()) {
            worker.execute(() -> progress.put(key(user.id(), service), taken(user, account, history, dry)));
        }
        return now;
    }

    /// @throws LibraryException.NotFound when there was none
    public Progress find(UserId user, String service) {
        Progress found = progress.get(key(user, service));
        if (found == null) {
            throw new LibraryException.NotFound("Import of a history", service);
        }
        return found;
    }

    private static String key(UserId user, String service) {
        return user.value() + " " + service;
    }

    private Progress taken(User user, ScrobbleAccount account, ListeningHistory history, boolean dry) {
        try {
            ListenerAccount listener = new ListenerAccount(account.name(),
                    box.open(account.sealed(), ScrobbleAccount.context(account.user(), account.service())));
            TransferReport report = data.read(account.service(), new HistoryPages(history, listener, clock.instant()),
                    user, new Wishes(dry, false));
            return new Progress(false, report, null);
        } catch (LibraryException | IOException e) {
            return new Progress(false, null, String.valueOf(e.getMessage()));
        } catch (SecretUnreadableException _) {
            return new Progress(false, null, "The key cannot be read any more: connect again");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A history could not be taken in", e);
            return new Progress(false, null, "For a reason that the server's log tells");
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
