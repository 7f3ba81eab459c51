package io.antiphon.persistence.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditLog;
import io.antiphon.core.audit.Auditor;
import io.antiphon.core.user.Authentication;
import io.antiphon.core.user.AuthenticationService;
import io.antiphon.core.user.Credentials;
import io.antiphon.core.user.FamiliarAddresses;
import io.antiphon.core.user.GuessLimiter;
import io.antiphon.core.user.KnownAccounts;
import io.antiphon.core.user.LastUses;
import io.antiphon.core.user.PasswordHasher;
import io.antiphon.core.user.Terms;
import io.antiphon.core.user.User;
import io.antiphon.persistence.audit.JdbcAuditLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who has to wait after how many failures, and who never has to.
class SignInLimitsIT {

    private static final String HOME = "192.0.2.1";
    private static final int FREE = 10;
    private static final int FREE_FOR_NAME = 100;

    @TempDir
    private Path folder;

    private SignInParts parts;
    private final CountingHasher hasher = new CountingHasher();
    private User carol;

    @BeforeEach
    void open() {
        parts = new SignInParts(folder);
        carol = parts.account("carol");
        parts.users.setLoginHash(carol.id(), hasher.hash("right".toCharArray()));
    }

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void guessesFromEverywhereCountTogetherAndAreForgivenSlowly() {
        AuthenticationService service = service();
        guessFromEverywhere(service);
        assertThat(service.signIn("carol", "right", "203.0.113.1")).isInstanceOf(Authentication.Throttled.class);
        assertThat(service.signIn("dave", "right", "203.0.113.1")).isInstanceOf(Authentication.Rejected.class);
        parts.clock.move(Duration.ofMinutes(1));
        assertThat(service.signIn("carol", "wrong", "203.0.113.1")).isInstanceOf(Authentication.Rejected.class);
        assertThat(service.signIn("carol", "right", "203.0.113.2")).isInstanceOf(Authentication.Throttled.class);
        parts.clock.move(Duration.ofMinutes(1));
        assertThat(service.signIn("carol", "right", "203.0.113.2")).isInstanceOf(Authentication.Accepted.class);
    }

    @Test
    void whereAnAccountWasUsedLatelyItStaysOpenAfterARestartToo() {
        assertThat(service().authenticate(password("carol", "right"), HOME))
                .isInstanceOf(Authentication.Accepted.class);
        new Auditor(log(), parts.clock).record(AuditKind.SIGNED_IN, "carol", HOME, "carol", "");
        AuthenticationService restarted = service();
        guessFromEverywhere(restarted);
        assertThat(restarted.signIn("carol", "right", HOME)).isInstanceOf(Authentication.Accepted.class);
        parts.clock.move(Duration.ofDays(91));
        AuthenticationService later = service();
        guessFromEverywhere(later);
        assertThat(later.signIn("carol", "right", HOME)).isInstanceOf(Authentication.Throttled.class);
    }

    @Test
    void aDeviceAtHomeThatFailsForeverClosesNothingElsewhere() {
        AuthenticationService service = service();
        assertThat(service.signIn("carol", "right", HOME)).isInstanceOf(Authentication.Accepted.class);
        for (int i = 0; i < 5 * FREE_FOR_NAME; i++) {
            service.authenticate(password("carol", "old"), HOME);
            parts.clock.move(Duration.ofSeconds(10));
        }
        assertThat(service.signIn("carol", "right", "203.0.113.1")).isInstanceOf(Authentication.Accepted.class);
    }

    @Test
    void whatThisServerMadeIsTooLongToBeGuessedAndNeverWaits() {
        AuthenticationService service = service();
        String made = parts.appPasswords.add(carol, "phone", Terms.UNLIMITED).secret();
        parts.appPasswords.set(carol, "chosen");
        for (int i = 0; i < 500; i++) {
            assertThat(service.authenticate(password("carol", "old"), HOME))
                    .isNotInstanceOf(Authentication.Accepted.class);
        }
        for (int i = 0; i < 500; i++) {
            assertThat(service.authenticate(password("carol", made), HOME)).isInstanceOf(Authentication.Accepted.class);
        }
        assertThat(service.authenticate(password("carol", "chosen"), HOME))
                .isInstanceOf(Authentication.Throttled.class);
    }

    @Test
    void guessesThatComeAtOnceAreCheckedOneByOne() throws Exception {
        AuthenticationService service = service();
        hasher.slow = true;
        AtomicInteger throttled = new AtomicInteger();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String guess = "guess" + i;
                boolean signsIn = i % 2 == 0;
                var _ = many.submit(() -> {
                    Authentication answer = signsIn ? service.signIn("carol", guess, HOME)
                            : service.authenticate(password("carol", guess), HOME);
                    throttled.addAndGet(answer instanceof Authentication.Throttled ? 1 : 0);
                });
            }
        }
        assertThat(hasher.verified.get()).isEqualTo(FREE);
        assertThat(throttled.get()).isEqualTo(100 - FREE);
    }

    private void guessFromEverywhere(AuthenticationService service) {
        for (int i = 0; i < FREE_FOR_NAME; i++) {
            assertThat(service.signIn("carol", "wrong", "198.51.100." + (i + 1)))
                    .isInstanceOf(Authentication.Rejected.class);
        }
    }

    private AuthenticationService service() {
        JdbcAppPasswords appPasswords = new JdbcAppPasswords(parts.database);
        JdbcApiKeys apiKeys = new JdbcApiKeys(parts.database);
        return new AuthenticationService(new KnownAccounts(parts.users, appPasswords, parts.box, parts.clock),
                parts.users, apiKeys, hasher, new GuessLimiter(parts.clock, new FamiliarAddresses(log(), parts.clock)),
                new LastUses(appPasswords, apiKeys, parts.clock), new Auditor(log(), parts.clock), new Random(1),
                parts.clock);
    }

    private AuditLog log() {
        return new JdbcAuditLog(parts.database);
    }

    private static Credentials password(String name, String password) {
        return new Credentials.Password(name, password);
    }

    /// Takes its time when it is told to, so that others come meanwhile.
    private static final class CountingHasher implements PasswordHasher {

        private final AtomicInteger verified = new AtomicInteger();
        private volatile boolean slow;

        @Override
        public String hash(char[] password) {
            return "hash of " + new String(password);
        }

        @Override
        public boolean verify(String hash, char[] password) {
            verified.incrementAndGet();
            if (slow) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            return hash.equals(hash(password));
        }

        @Override
        public boolean needsRehash(String hash) {
            return false;
        }
    }
}
