package io.antiphon.core.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Answers for what was wrong a moment ago and is shown again, letter by letter, from the same address: nobody guesses so, but a device with
/// an old password does, and it must neither make its whole house wait nor cost a hash each time. Any change of an account ends that,
/// and so does a short while, as other processes change accounts too. Only keyed digests are kept, and few of them.
final class RepeatedGuesses implements Authenticator {

    private static final Duration KEPT = KnownAccounts.MAX_AGE;
    private static final int CAPACITY = 1_000;

    private final Authenticator authenticator;
    private final LongSupplier generation;
    private final BinaryOperator<String> digest;
    private final Clock clock;
    private final Map<String, Wrong> known = new LinkedHashMap<>(16, 0.75f, true);

    /// @param generation another number after every change of any account
    /// @param digest of an address and what was shown there, which tells neither
    RepeatedGuesses(Authenticator authenticator, LongSupplier generation, BinaryOperator<String> digest, Clock clock) {
        this.authenticator = authenticator;
        this.generation = generation;
        this.digest = digest;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Credentials credentials, String address) {
        String shown = switch (credentials) {
            case Credentials.Token token -> "t\0" + token.userName() + "\0" + token.salt() + "\0" + token.token();
            case Credentials.Password password -> "p\0" + password.userName() + "\0" + password.password();
            case Credentials.Key key -> "";
        };
        if (shown.isEmpty()) {
            return authenticator.authenticate(credentials, address);
        }
        String guess = digest.apply(address, shown);
        long before = generation.getAsLong();
        if (isWrong(guess, before)) {
            return new Authentication.Rejected();
        }
        Authentication outcome = authenticator.authenticate(credentials, address);
        if (outcome instanceof Authentication.Rejected) {
            remember(guess, before);
        }
        return outcome;
    }

    private synchronized boolean isWrong(String guess, long now) {
        @Nullable Wrong wrong = known.get(guess);
        return wrong != null && wrong.generation() == now && clock.instant().isBefore(wrong.until());
    }

    private synchronized void remember(String guess, long before) {
        known.put(guess, new Wrong(before, clock.instant().plus(KEPT)));
        if (known.size() > CAPACITY) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private record Wrong(long generation, Instant until) {}
}
