package io.antiphon.server;

import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.Auditor;
import io.antiphon.core.scrobble.ScrobbleAccount;
import io.antiphon.core.source.MusicSource;
import io.antiphon.core.user.AppPassword;
import io.antiphon.core.user.AppPasswords;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.SecretUnreadableException;
import io.antiphon.core.user.User;
import io.antiphon.core.user.Users;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Settings;
import io.antiphon.persistence.scrobble.JdbcScrobbleAccounts;
import io.antiphon.persistence.source.JdbcSources;
import io.antiphon.server.security.AesGcmSecretBox;
import io.antiphon.server.security.SecretKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Knows under which secret key this database's app-passwords and the keys of services are encrypted, and encrypts them under another.
final class KeyRotation {

    private static final String CHECK = "secret-key.check";
    private static final String CHECK_TEXT = "antiphon";

    private final Database database;
    private final Settings settings;
    private final Users users;
    private final AppPasswords appPasswords;
    private final SecretBox current;
    private final Auditor auditor;
    private final RandomGenerator random;
    private final JdbcScrobbleAccounts listeners;
    private final JdbcSources sources;

    KeyRotation(Database database, Users users, AppPasswords appPasswords, SecretBox current, Auditor auditor,
            RandomGenerator random) {
        this.database = database;
        this.settings = new Settings(database);
        this.users = users;
        this.appPasswords = appPasswords;
        this.current = current;
        this.auditor = auditor;
        this.random = random;
        this.listeners = new JdbcScrobbleAccounts(database);
        this.sources = new JdbcSources(database);
    }

    /// A changed key makes every app-password unreadable: better said at the start than by apps that cannot sign in.
    ///
    /// @throws StartException when it changed
    void requireSameKey(Path data) {
        Optional<String> check = settings.find(CHECK);
        if (check.isEmpty()) {
            settings.put(CHECK, sealedCheck(current));
            return;
        }
        try {
            current.open(HexFormat.of().parseHex(check.get()), CHECK);
        } catch (SecretUnreadableException e) {
            throw new StartException(
                    """
                    The secret key is not the one that the app-passwords in this data directory were encrypted under.
                    Start with the same ANTIPHON_SECRET_KEY as before, or with the `secret.key` file that belongs to this database."""
                            + interrupted(data),
                    e);
        }
    }

    /// All or nothing.
    int rotate(SecretKeys nextKeys) {
        SecretBox next = new AesGcmSecretBox(nextKeys, random);
        int count = database.transactions().call(() -> {
            int done = 0;
            for (User user : users.listUsers()) {
                for (AppPassword password : appPasswords.listAppPasswords(user.id())) {
                    appPasswords.reseal(password.id(),
                            next.seal(opened(user, password), user.id().value()));
                    done++;
                }
            }
            listeners.listAll().forEach(account -> reseal(account, next));
            sources.listSources().forEach(source -> reseal(source, next));
            settings.put(CHECK, sealedCheck(next));
            return done;
        });
        auditor.record(AuditKind.SECRET_KEY_CHANGED, "", "%d app-passwords were encrypted anew".formatted(count));
        return count;
    }

    /// A key of a service that cannot be read any more is of no use: its owner is asked to connect again.
    private void reseal(ScrobbleAccount account, SecretBox next) {
        String context = ScrobbleAccount.context(account.user(), account.service());
        try {
            listeners.reseal(account.user(), account.service(),
                    next.seal(current.open(account.sealed(), context), context));
        } catch (SecretUnreadableException _) {
            listeners.pause(account, "The key cannot be read any more: connect it again");
        }
    }

    /// As a key of a service: one that cannot be read is taken away.
    private void reseal(MusicSource source, SecretBox next) {
        byte[] sealed = source.sealed();
        if (sealed != null) {
            String context = MusicSource.context(source.id());
            try {
                sources.reseal(source.id(), next.seal(current.open(sealed, context), context));
            } catch (SecretUnreadableException _) {
                sources.reseal(source.id(), null);
            }
        }
    }

    private String opened(User user, AppPassword password) {
        try {
            return current.open(password.sealed(), user.id().value());
        } catch (SecretUnreadableException e) {
            throw new StartException(
                    "The app-password \"%s\" of %s cannot be decrypted under the present key: revoke it first. Nothing was changed."
                            .formatted(password.name(), user.name()),
                    e);
        }
    }

    private static String sealedCheck(SecretBox box) {
        return HexFormat.of().formatHex(box.seal(CHECK_TEXT, CHECK));
    }

    private static String interrupted(Path data) {
        return Files.exists(data.resolve(SecretKeys.NEXT_FILE))
                ? "\nA change of the key was interrupted: the right one may be in `%s`; rename it to `secret.key`."
                        .formatted(SecretKeys.NEXT_FILE)
                : "";
    }
}
