package io.antiphon.core.user;

import io.antiphon.core.user.KnownAccount.OpenPassword;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what authentication needs in memory, decrypted app-passwords included, so that a request costs no query. Names that
/// nobody has are kept just as well, and loading one asks the same questions, so that time does not tell them from others.
/// Whoever changes an account calls [#forget()]; another process' changes are seen after [#MAX_AGE].
public final class KnownAccounts {

    static final Duration MAX_AGE = Duration.ofSeconds(20);

    private static final int CAPACITY = 2_000;
    private static final UserId NOBODY = new UserId("");

    private final Users users;
    private final AppPasswords appPasswords;
    private final SecretBox secretBox;
    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long generation;

    public KnownAccounts(Users users, AppPasswords appPasswords, SecretBox secretBox, Clock clock) {
        this.users = users;
        this.appPasswords = appPasswords;
        this.secretBox = secretBox;
        this.clock = clock;
    }

    KnownAccount named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        long before;
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry != null && now.isBefore(entry.loadedAt().plus(MAX_AGE))) {
                return entry.account();
            }
            before = generation;
        }
        KnownAccount loaded = load(name);
        keep(key, new Entry(loaded, now), before);
        return loaded;
    }

    /// Called after every change of an account or its credentials.
    public void forget() {
        synchronized (entries) {
            entries.clear();
            generation++;
        }
    }

    /// Another number after every [#forget()].
    long generation() {
        synchronized (entries) {
            return generation;
        }
    }

    private void keep(String key, Entry entry, long before) {
        synchronized (entries) {
            // Something changed while this was loaded: it may be old already.
            if (generation != before) {
                return;
            }
            entries.put(key, entry);
            if (entries.size() > CAPACITY) {
                entries.remove(entries.keySet().iterator().next());
            }
        }
    }

    private KnownAccount load(String name) {
        @Nullable User user = users.findUserNamed(name).orElse(null);
        UserId id = user == null ? NOBODY : user.id();
        return new KnownAccount(user, users.findLoginHash(id).orElse(null), open(id));
    }

    private List<OpenPassword> open(UserId user) {
        List<OpenPassword> open = new ArrayList<>();
        for (AppPassword password : appPasswords.listAppPasswords(user)) {
            try {
                open.add(new OpenPassword(password.id(), secretBox.open(password.sealed(), user.value()),
                        password.terms()));
            } catch (SecretUnreadableException e) {
                // A damaged one must not keep the user's other devices out.
                System.getLogger(KnownAccounts.class.getName())
                        .log(System.Logger.Level.WARNING,
                                "App-password {0} of user {1} cannot be decrypted", password.id(), user.value());
            }
        }
        return open;
    }

    private record Entry(KnownAccount account, Instant loadedAt) {}
}
