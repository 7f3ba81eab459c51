package io.antiphon.persistence.user;

import io.antiphon.core.LibraryException;
import io.antiphon.core.user.OwnSettings;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Rights;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.change.PersonalChanges;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Accounts in the table `app_user`.
public final class JdbcUsers implements Users {

    private static final String COLUMNS = """
            SELECT id, name, email, role, granted, withdrawn, music_folders, max_bit_rate, scrobbling_enabled, disabled,
                created_at, avatar_changed_at, own_bit_rate, shows_playing, own_format
            FROM app_user
            """;

    private static final String OWNERS = "SELECT id FROM app_user WHERE role = 'OWNER' AND NOT disabled";

    private final Sql sql;
    private final Transactions transactions;
    private final UserRemains remains;
    private final PersonalChanges changes;

    public JdbcUsers(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.remains = new UserRemains(sql);
        this.changes = new PersonalChanges(database);
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
                    INSERT INTO app_user (id, name, folded_name, email, role, granted, withdrawn, music_folders, max_bit_rate,
                        scrobbling_enabled, own_bit_rate, own_format, shows_playing, disabled, login_hash, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, user.id().value(), user.name(), folded(user.name()), user.email(), user.role().name(),
                    joined(user.rights().granted()), joined(user.rights().withdrawn()),
                    StoredFolders.written(user.musicFolders()),
                    user.maxBitRate(), user.own().scrobbling(), user.own().maxBitRate(), user.own().format(),
                    user.own().showsPlaying(),
                    user.disabled(), loginHash,
                    user.createdAt().toEpochMilli());
        });
    }

    @Override
    public User updateUser(UserId id, UnaryOperator<User> change) {
        return transactions.call(() -> guardingOwners(id, before -> {
            User user = change.apply(before);
            requireFreeName(user);
            sql.change("""
                    UPDATE app_user SET name = ?, folded_name = ?, email = ?, role = ?, granted = ?, withdrawn = ?,
                        music_folders = ?, max_bit_rate = ?, scrobbling_enabled = ?, own_bit_rate = ?,
                        own_format = ?, shows_playing = ?, disabled = ?
                    WHERE id = ?
                    """, user.name(), folded(user.name()), user.email(), user.role().name(),
                    joined(user.rights().granted()), joined(user.rights().withdrawn()),
                    StoredFolders.written(user.musicFolders()),
                    user.maxBitRate(), user.own().scrobbling(), user.own().maxBitRate(), user.own().format(),
                    user.own().showsPlaying(),
                    user.disabled(), id.value());
            if (!Objects.equals(before.musicFolders(), user.musicFolders())) {
                changes.sightChanged(id);
            }
            return user;
        }));
    }

    @Override
    public void deleteUser(UserId id, Consumer<User> check) {
        transactions.run(() -> guardingOwners(id, user -> {
            check.accept(user);
            remains.delete(id.value());
            sql.change("DELETE FROM app_user WHERE id = ?", id.value());
            return user;
        }));
    }

    /// Whoever changes an account holds the owners' rows first, in one order, so that of two who would take the last two away the
    /// later sees what the earlier did.
    private User guardingOwners(UserId id, UnaryOperator<User> work) {
        int before = sql.list(OWNERS + " ORDER BY id FOR UPDATE", row -> row.text(1)).size();
        User user = sql.find(COLUMNS + "WHERE id = ? FOR UPDATE", JdbcUsers::user, id.value())
                .orElseThrow(() -> new LibraryException.NotFound("user", id.value()));
        User after = work.apply(user);
        if (before > 0 && sql.list(OWNERS, row -> row.text(1)).isEmpty()) {
            throw new LibraryException.Conflict("%s is the only owner".formatted(user.name()));
        }
        return after;
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

    private static String joined(Set<Permission> permissions) {
        return permissions.stream().map(Permission::name).sorted().collect(Collectors.joining(","));
    }

    private static Set<Permission> permissions(String joined) {
        return parts(joined).stream().map(Permission::valueOf).collect(Collectors.toSet());
    }

    private static User user(Row row) {
        Rights rights = new Rights(Role.valueOf(row.text(4)), permissions(row.text(5)), permissions(row.text(6)));
        return new User(new UserId(row.text(1)), row.text(2), row.textOrNull(3), rights,
                StoredFolders.read(row.textOrNull(7)), row.integer(8),
                new OwnSettings(row.flag(9), row.integer(13), row.textOrNull(15), row.flag(14)), row.flag(10),
                row.instant(11),
                row.instantOrNull(12));
    }

    private static List<String> parts(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(",", -1));
    }
}
