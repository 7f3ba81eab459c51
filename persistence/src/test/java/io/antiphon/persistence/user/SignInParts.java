package io.antiphon.persistence.user;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.user.ApiKeyService;
import io.antiphon.core.user.AppPasswordService;
import io.antiphon.core.user.ExternalAccounts;
import io.antiphon.core.user.GuessLimiter;
import io.antiphon.core.user.KnownAccounts;
import io.antiphon.core.user.RandomSecrets;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.SecretUnreadableException;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What signing in stands on, over an embedded database of its own and a clock that the test moves.
final class SignInParts implements AutoCloseable {

    final List<String> told = new ArrayList<>();
    final AuditTrail trail = (kind, actor, address, subject, detail) -> told
            .add("%s %s %s %s".formatted(kind, actor, address, subject));
    final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T12:00:00Z"));
    final Database database;
    final JdbcUsers users;
    final RandomSecrets secrets = new RandomSecrets(new SecureRandom());
    final IdGenerator ids = new IdGenerator(new SecureRandom());
    final SecretBox box = new ContextBox();
    final AppPasswordService appPasswords;
    final ApiKeyService apiKeys;
    final ExternalAccounts externalAccounts;
    final GuessLimiter limiter = new GuessLimiter(clock);

    SignInParts(Path folder) {
        this.database = Database.open(DatabaseOptions.embedded(folder));
        this.users = new JdbcUsers(database);
        JdbcAppPasswords stored = new JdbcAppPasswords(database);
        KnownAccounts known = new KnownAccounts(users, stored, box, clock);
        this.appPasswords = new AppPasswordService(stored, box, known, secrets, ids, trail, clock);
        this.apiKeys = new ApiKeyService(new JdbcApiKeys(database), secrets, ids, trail, clock);
        this.externalAccounts = new ExternalAccounts(users, new JdbcExternalIdentities(database), known, ids, trail,
                clock);
    }

    User account(String name) {
        User user = new User(new UserId(ids.next()), name, null, Set.of(), null, 0, true, clock.instant(), null);
        users.createUser(user, null);
        return user;
    }

    @Override
    public void close() {
        database.close();
    }

    /// Hides nothing, but opens only in the context that it was sealed in.
    private static final class ContextBox implements SecretBox {

        @Override
        public byte[] seal(String secret, String context) {
            return (context + "\n" + secret).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(byte[] sealed, String context) {
            String text = new String(sealed, StandardCharsets.UTF_8);
            if (!text.startsWith(context + "\n")) {
                throw new SecretUnreadableException("sealed in another context", new IllegalArgumentException());
            }
            return text.substring(context.length() + 1);
        }
    }
}
