package io.antiphon.core.user;

import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.user.KnownAccount.OpenPassword;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Checks credentials. Every app-password of a user is compared whichever is right, and a user that does not exist costs the
/// same work as a wrong password. Who guessed too often has to wait; meanwhile only what was right at the same address before is looked
/// at, and so often only that nothing is guessed by it. API keys and app-passwords that this server made are too long to be guessed and
/// never wait, so that nobody suffers from a neighbour's device with an old password.
public final class AuthenticationService implements Authenticator {

    private static final int KEY_BYTES = 32;
    private static final List<OpenPassword> NO_ONES = List.of(new OpenPassword("", "", Terms.UNLIMITED));

    private final KnownAccounts accounts;
    private final Users users;
    private final ApiKeys apiKeys;
    private final PasswordHasher hasher;
    private final GuessLimiter limiter;
    private final ProvenCredentials proven;
    private final LastUses lastUses;
    private final RecentPasswords recent;
    private final Clock clock;
    private final SignInAudit audit;
    private final Turns turns = new Turns();
    private final Supplier<String> noOnesHash;

    public AuthenticationService(KnownAccounts accounts, Users users, ApiKeys apiKeys, PasswordHasher hasher,
            GuessLimiter limiter, LastUses lastUses,
            AuditTrail trail, RandomGenerator random, Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.apiKeys = apiKeys;
        this.hasher = hasher;
        this.limiter = limiter;
        this.proven = new ProvenCredentials(clock);
        this.lastUses = lastUses;
        this.clock = clock;
        this.audit = new SignInAudit(trail, clock);
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        this.recent = new RecentPasswords(key, clock);
        this.noOnesHash = new Once(() -> hasher.hash("nobody's password".toCharArray()));
    }

    @Override
    public Authentication authenticate(Credentials credentials, String address) {
        return switch (credentials) {
            case Credentials.Token token -> limited(token, token.userName(), address,
                    candidates -> byToken(token, address, candidates));
            case Credentials.Password password -> limited(password, password.userName(), address,
                    candidates -> byPassword(password, address, candidates));
            case Credentials.Key key -> byKey(key, address);
        };
    }

    /// Checks a login password only: app-passwords are for programs and open no session.
    public Authentication signIn(String name, String password, String address) {
        return inTurn(name, address, () -> {
            KnownAccount account = accounts.named(name);
            return accepted(account, isLogin(account, password) ? AccessScope.FULL : null);
        });
    }

    private Authentication limited(Credentials given, String name, String address,
            Function<Candidates, Authentication> check) {
        var _ = accounts.named(name);
        Optional<Duration> wait = limiter.wait(name, address);
        if (wait.isPresent()) {
            return whileWaiting(wait.get(), name, address, check);
        }
        if (given instanceof Credentials.Token) {
            return counted(name, address, check.apply(Candidates.ALL));
        }
        Authentication quick = check.apply(Candidates.UNHASHED);
        return quick instanceof Authentication.Accepted ? counted(name, address, quick)
                : inTurn(name, address, () -> check.apply(Candidates.ALL));
    }

    /// Hashing takes its time. Who asks for one account many times at once would have all of it checked before the first failure counts.
    private Authentication inTurn(String name, String address, Supplier<Authentication> check) {
        Optional<Duration> wait = limiter.wait(name, address);
        if (wait.isPresent()) {
            return new Authentication.Throttled(wait.get());
        }
        Lock turn = turns.of(name);
        turn.lock();
        try {
            wait = limiter.wait(name, address);
            return wait.isPresent() ? new Authentication.Throttled(wait.get())
                    : counted(name, address, check.get());
        } finally {
            turn.unlock();
        }
    }

    private Authentication whileWaiting(Duration wait, String name, String address,
            Function<Candidates, Authentication> check) {
        if (check.apply(Candidates.UNGUESSABLE) instanceof Authentication.Accepted accepted) {
            return accepted;
        }
        String account = name.toLowerCase(Locale.ROOT);
        if (proven.mayCheck(account, address)) {
            if (check.apply(Candidates
                    .proven(id -> proven.isProven(id, address))) instanceof Authentication.Accepted accepted) {
                return accepted;
            }
            proven.wasWrong(account, address);
        }
        return new Authentication.Throttled(wait);
    }

    private Authentication counted(String name, String address, Authentication outcome) {
        if (outcome instanceof Authentication.Accepted) {
            limiter.succeeded(name, address);
        } else {
            limiter.failed(name, address);
            audit.failed(name, accounts.named(name).user(), address, "");
        }
        return outcome;
    }

    private Authentication byToken(Credentials.Token token, String address, Candidates candidates) {
        KnownAccount account = accounts.named(token.userName());
        String given = token.token().toLowerCase(Locale.ROOT);
        return accepted(account,
                byAppPassword(account, address, candidates,
                        password -> Digests.same(Digests.subsonicToken(password, token.salt()), given)));
    }

    private Authentication byPassword(Credentials.Password given, String address, Candidates candidates) {
        KnownAccount account = accounts.named(given.userName());
        AccessScope scope = byAppPassword(account, address, candidates,
                password -> Digests.same(password, given.password()));
        if (scope != null) {
            return accepted(account, scope);
        }
        User user = account.user();
        String login = user == null ? "login" : "login " + user.id().value();
        boolean right = candidates.logins().test(login)
                && (candidates.hashing() ? isLogin(account, given.password())
                        : isRecentLogin(account, given.password()));
        if (right) {
            proven.proved(login, address);
        }
        return accepted(account, right ? AccessScope.FULL : null);
    }

    private Authentication byKey(Credentials.Key given, String address) {
        Optional<ApiKey> key = apiKeys.findByHash(Digests.sha256(given.apiKey()))
                .filter(found -> !found.terms().isExpired(clock.instant()));
        Optional<User> user = key.flatMap(found -> users.findUser(found.user())).filter(found -> !found.disabled());
        if (key.isEmpty() || user.isEmpty()) {
            audit.failed("", null, address, "with an API key that is not known or expired");
            return new Authentication.UnknownKey();
        }
        lastUses.apiKeyUsed(key.get().id());
        audit.used(user.get(), address, key.get().id(), "API key of " + key.get().name());
        AccessScope scope = key.get().terms().scope();
        return new Authentication.Accepted(scope.narrow(user.get()), scope);
    }

    /// @param scope of what was shown; absent when it was wrong
    private static Authentication accepted(KnownAccount account, @Nullable AccessScope scope) {
        User user = account.user();
        return scope != null && user != null && !user.disabled()
                ? new Authentication.Accepted(scope.narrow(user), scope)
                : new Authentication.Rejected();
    }

    /// The same, but what was wrong a moment ago is neither checked nor counted again when it is shown again at the same address.
    public Authenticator sparingRepeats() {
        return new RepeatedGuesses(this, accounts::generation, recent::digest, clock);
    }

    /// @return the scope of the one that matches; absent when none does that is still good
    private @Nullable AccessScope byAppPassword(KnownAccount account, String address, Candidates candidates,
            Predicate<String> matches) {
        @Nullable OpenPassword matched = null;
        for (OpenPassword password : account.appPasswords().isEmpty() ? NO_ONES : account.appPasswords()) {
            // No early end: which one is right must not show in the time.
            matched = matches.test(password.password()) && !password.id().isEmpty()
                    && candidates.appPasswords().test(password)
                            ? password
                            : matched;
        }
        if (matched == null || matched.terms().isExpired(clock.instant())) {
            return null;
        }
        proven.proved(matched.id(), address);
        lastUses.appPasswordUsed(matched.id());
        audit.used(account.user(), address, matched.id(), "app-password " + matched.id());
        return matched.terms().scope();
    }

    private boolean isRecentLogin(KnownAccount account, String password) {
        String hash = account.loginHash();
        return hash != null && recent.isKnown(hash, password);
    }

    private boolean isLogin(KnownAccount account, String password) {
        String hash = account.loginHash();
        User user = account.user();
        if (hash == null || user == null) {
            hasher.verify(noOnesHash.get(), password.toCharArray());
            return false;
        }
        if (recent.isKnown(hash, password)) {
            return true;
        }
        if (!hasher.verify(hash, password.toCharArray())) {
            return false;
        }
        recent.remember(strengthened(user, hash, password), password);
        return true;
    }

    /// The stored hash, made anew when it is weaker than today's are.
    private String strengthened(User user, String hash, String password) {
        if (!hasher.needsRehash(hash)) {
            return hash;
        }
        String stronger = hasher.hash(password.toCharArray());
        users.setLoginHash(user.id(), stronger);
        accounts.forget();
        return stronger;
    }

    /// What may be looked at.
    ///
    /// @param logins by what [#byPassword] calls a login password
    /// @param hashing whether a login password may be hashed, which is slow on purpose
    private record Candidates(Predicate<OpenPassword> appPasswords, Predicate<String> logins, boolean hashing) {

        static final Candidates ALL = new Candidates(_ -> true, _ -> true, true);
        static final Candidates UNHASHED = new Candidates(_ -> true, _ -> true, false);
        static final Candidates UNGUESSABLE = new Candidates(
                password -> RandomSecrets.isPassword(password.password()), _ -> false, false);

        /// @param ids of app-passwords, and what login passwords are called
        static Candidates proven(Predicate<String> ids) {
            return new Candidates(password -> ids.test(password.id()), ids, false);
        }
    }

    /// Made at the first use: hashing takes a tenth of a second that no start should pay.
    private static final class Once implements Supplier<String> {

        private final Supplier<String> maker;
        private @Nullable String value;

        Once(Supplier<String> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized String get() {
            String made = value == null ? maker.get() : value;
            value = made;
            return made;
        }
    }
}
