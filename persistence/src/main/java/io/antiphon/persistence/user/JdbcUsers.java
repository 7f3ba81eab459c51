package io.antiphon.persistence.user;

import io.antiphon.core.LibraryException;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Accounts in the table `app_user`.
public final class JdbcUsers implements Users {

    private static final String COLUMNS = """
            SELECT id, name, email, permissions, music_folders, max_bit_rate, scrobbling_enabled, created_at, avatar_changed_at
            FROM app_user
            """;

    private final Sql sql;
    private final Transactions transactions;
    private final UserRemains remains;

    public JdbcUsers(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.remains = new UserRemains(sql);
    }

    @Override
    public Optional<User> findUser(UserId id) {
        return sql.find(COLUMNS + "WHERE id = ?", JdbcUsers::user, id.value());
    }

    @Override
    public Optional<User> findUserNamed(String name) {
        return sql.find(COLUMNS + "WHERE folded_name = ?", JdbcUsers::user, folded(name));
    }

    @Override
    public List<User> listUsers() {
        return sql.list(COLUMNS + "ORDER BY folded_name", JdbcUsers::user);
    }

    @Override
    public void createUser(User user, @Nullable String loginHash) {
        transactions.run(() -> {
            requireFreeName(user);
            sql.change("""
                    INSERT INTO app_user (id, name, folded_name, email, permissions, music_folders, max_bit_rate, scrobbling_enabled, login_hash, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, user.id().value(), user.name(), folded(user.name()), user.email(), permissions(user),
                    musicFolders(user), user.maxBitRate(),
                    user.scrobblingEnabled(), loginHash, user.createdAt().toEpochMilli());
        });
    }

    @Override
    public void updateUser(User user) {
        transactions.run(() -> {
            requireFreeName(user);
            sql.change("""
                    UPDATE app_user SET name = ?, folded_name = ?, email = ?, permissions = ?, music_folders = ?, max_bit_rate = ?, scrobbling_enabled = ?
                    WHERE id = ?
                    """, user.name(), folded(user.name()), user.email(), permissions(user), musicFolders(user),
                    user.maxBitRate(),
                    user.scrobblingEnabled(), user.id().value());
        });
    }

    @Override
    public void deleteUser(UserId id) {
        transactions.run(() -> {
            remains.delete(id.value());
            sql.change("DELETE FROM app_user WHERE id = ?", id.value());
        });
    }

    @Override
    public Optional<String> findLoginHash(UserId id) {
        return sql.find("""
                SELECT login_hash FROM app_user WHERE id = ? AND login_hash IS NOT NULL
                """, row -> row.text(1), id.value());
    }

    @Override
    public void setLoginHash(UserId id, String loginHash) {
        sql.change("UPDATE app_user SET login_hash = ? WHERE id = ?", loginHash, id.value());
    }

    @Override
    public Optional<byte[]> findAvatar(UserId id) {
        return sql
                .find("SELECT avatar FROM app_user WHERE id = ?", row -> Optional.ofNullable(row.bytes(1)), id.value())
                .flatMap(avatar -> avatar);
    }

    @Override
    public void setAvatar(UserId id, byte @Nullable [] image, Instant at) {
        if (image == null) {
            sql.change("UPDATE app_user SET avatar = NULL, avatar_changed_at = NULL WHERE id = ?", id.value());
        } else {
            sql.change("UPDATE app_user SET avatar = ?, avatar_changed_at = ? WHERE id = ?", image, at.toEpochMilli(),
                    id.value());
        }
    }

    private void requireFreeName(User user) {
        sql.find("SELECT id FROM app_user WHERE folded_name = ? AND id <> ?", row -> row.text(1), folded(user.name()),
                user.id().value())
                .ifPresent(other -> {
                    throw new LibraryException.Conflict("There is a user named %s already".formatted(user.name()));
                });
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String permissions(User user) {
        return user.permissions().stream().map(Permission::name).sorted().collect(Collectors.joining(","));
    }

    private static @Nullable String musicFolders(User user) {
        Set<Integer> folders = user.musicFolders();
        return folders == null ? null : folders.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static User user(Row row) {
        Set<Permission> permissions = parts(row.text(4)).stream().map(Permission::valueOf).collect(Collectors.toSet());
        String folders = row.textOrNull(5);
        Set<Integer> musicFolders = folders == null ? null
                : parts(folders).stream().map(Integer::valueOf).collect(Collectors.toSet());
        return new User(new UserId(row.text(1)), row.text(2), row.textOrNull(3), permissions, musicFolders,
                row.integer(6), row.flag(7), row.instant(8),
                row.instantOrNull(9));
    }

    private static List<String> parts(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
    }
}
