package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.user.ApiKeys;
import io.antiphon.core.user.AppPasswords;
import io.antiphon.core.user.Authentication;
import io.antiphon.core.user.AuthenticationService;
import io.antiphon.core.user.Credentials;
import io.antiphon.core.user.GuessLimiter;
import io.antiphon.core.user.KnownAccounts;
import io.antiphon.core.user.LastUses;
import io.antiphon.core.user.PasswordHasher;
import io.antiphon.core.user.Rights;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import io.antiphon.persistence.user.JdbcApiKeys;
import io.antiphon.persistence.user.JdbcAppPasswords;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.testing.LibraryContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What checking a login costs, counted in hashes that are verified: time tells nobody who has an account.
class SignInCostIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void everyNameCostsTheSameWork() {
        try (TestDatabase database = TestDatabase.with(DatabaseOptions.embedded(folder), LibraryContract.library())) {
            Users users = new JdbcUsers(database.database());
            users.createUser(someone("carol", false), "hash of right");
            users.createUser(someone("disabled", true), "hash of right");
            users.createUser(someone("without-login", false), null);
            CountingHasher hasher = new CountingHasher();
            AuthenticationService service = service(database, users, hasher);
            for (String name : List.of("carol", "disabled", "without-login", "nobody", "", "carol\0")) {
                for (String password : List.of("wrong", "")) {
                    hasher.verified.clear();
                    assertThat(service.signIn(name, password, "192.0.2.7")).isInstanceOf(Authentication.Rejected.class);
                    assertThat(hasher.verified).as("signing in as %s", name).hasSize(1);
                    assertThat(service.authenticate(new Credentials.Password(name, password), "192.0.2.8"))
                            .isInstanceOf(Authentication.Rejected.class);
                    assertThat(hasher.verified).as("p= of %s", name).hasSize(2);
                }
            }
            assertThat(service.signIn("disabled", "right", "192.0.2.9")).isInstanceOf(Authentication.Rejected.class);
            assertThat(service.signIn("carol", "right", "192.0.2.9")).isInstanceOf(Authentication.Accepted.class);
        }
    }

    private static AuthenticationService service(TestDatabase database, Users users, PasswordHasher hasher) {
        AppPasswords appPasswords = new JdbcAppPasswords(database.database());
        ApiKeys apiKeys = new JdbcApiKeys(database.database());
        return new AuthenticationService(new KnownAccounts(users, appPasswords, new NoBox(), CLOCK), users, apiKeys,
                hasher, new GuessLimiter(CLOCK), new LastUses(appPasswords, apiKeys, CLOCK), AuditTrail.NONE,
                new Random(1), CLOCK);
    }

    private static User someone(String name, boolean disabled) {
        return new User(new UserId(("user-" + name + "0000000000").substring(0, 16)), name, null,
                Rights.of(Role.LISTENER), null, 0, true, disabled, CLOCK.instant(), null);
    }

    private static final class CountingHasher implements PasswordHasher {

        private final List<String> verified = new ArrayList<>();

        @Override
        public String hash(char[] password) {
            return "hash of " + new String(password);
        }

        @Override
        public boolean verify(String hash, char[] password) {
            verified.add(hash);
            return hash.equals(hash(password));
        }

        @Override
        public boolean needsRehash(String hash) {
            return false;
        }
    }

    private static final class NoBox implements SecretBox {

        @Override
        public byte[] seal(String secret, String owner) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(byte[] sealed, String owner) {
            return new String(sealed, StandardCharsets.UTF_8);
        }
    }
}
