package io.antiphon.testing.memory;

import io.antiphon.core.LibraryException;
import io.antiphon.core.user.Accounts;
import io.antiphon.core.user.Authentication;
import io.antiphon.core.user.Authenticator;
import io.antiphon.core.user.Credentials;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Accounts with passwords in the clear, as only a test may keep them.
public final class MemoryAccounts implements Accounts, Authenticator {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<UserId, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, UserId> apiKeys = new ConcurrentHashMap<>();
    private final Instant createdAt;

    public MemoryAccounts(Instant createdAt) {
        this.createdAt = createdAt;
    }

    public void add(User user, String password) {
        users.put(key(user.name()), user);
        passwords.put(user.id(), password);
    }

    public void addApiKey(String apiKey, UserId user) {
        apiKeys.put(apiKey, user);
    }

    /// The name of a user that exists.
    public String nameOf(UserId id) {
        return users.values().stream().filter(user -> user.id().equals(id)).findFirst().orElseThrow().name();
    }

    @Override
    public Authentication authenticate(Credentials credentials, String address) {
        return switch (credentials) {
            case Credentials.Key key -> Optional.ofNullable(apiKeys.get(key.apiKey()))
                    .<Authentication>flatMap(id -> users.values()
                            .stream()
                            .filter(user -> user.id().equals(id))
                            .findFirst()
                            .map(Authentication.Accepted::new))
                    .orElseGet(Authentication.UnknownKey::new);
            case Credentials.Password password -> judge(password.userName(),
                    known -> known.equals(password.password()));
            case Credentials.Token token -> judge(token.userName(),
                    known -> md5(known + token.salt()).equals(token.token()));
        };
    }

    private Authentication judge(String userName, Predicate<String> matches) {
        User user = users.get(key(userName));
        String password = user == null ? null : passwords.get(user.id());
        return user != null && password != null && matches.test(password) ? new Authentication.Accepted(user)
                : new Authentication.Rejected();
    }

    @Override
    public Optional<User> findAccount(String name) {
        return Optional.ofNullable(users.get(key(name)));
    }

    @Override
    public List<User> listAccounts() {
        return users.values().stream().sorted(Comparator.comparing(User::name)).toList();
    }

    @Override
    public User createAccount(User actor, NewAccount account) {
        requireAdmin(actor);
        User user = new User(new UserId("user-" + key(account.name())), account.name(), account.email(),
                account.rights(), account.musicFolders(), account.maxBitRate(), true, false, createdAt, null);
        if (users.putIfAbsent(key(account.name()), user) != null) {
            throw new LibraryException.Conflict("User %s exists".formatted(account.name()));
        }
        passwords.put(user.id(), account.password());
        return user;
    }

    @Override
    public User updateAccount(User actor, String name, AccountChange change) {
        requireAdmin(actor);
        User old = require(name);
        User user = change.applied(old);
        users.put(key(name), user);
        Optional.ofNullable(change.password()).ifPresent(password -> passwords.put(user.id(), password));
        return user;
    }

    @Override
    public void deleteAccount(User actor, String name) {
        requireAdmin(actor);
        User user = require(name);
        users.remove(key(name));
        passwords.remove(user.id());
    }

    @Override
    public void setSubsonicPassword(User actor, String name, String password) {
        if (!actor.name().equalsIgnoreCase(name)) {
            requireAdmin(actor);
        }
        passwords.put(require(name).id(), password);
    }

    private User require(String name) {
        return findAccount(name).orElseThrow(() -> new LibraryException.NotFound("User", name));
    }

    private static void requireAdmin(User actor) {
        if (!actor.may(Permission.MANAGE_USERS)) {
            throw new LibraryException.Forbidden("%s may not manage users".formatted(actor.name()));
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
