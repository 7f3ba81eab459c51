package io.antiphon.nativeapi.account;

import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Rights;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.ProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Accounts as they are shown, and how roles, permissions and music folders are written.
final class AccountBodies {

    private AccountBodies() {}

    /// @param permissions all that it may
    /// @param musicFolders ids; absent for all
    record UserBody(String id, String name, @Nullable String email, String role, List<String> permissions,
            @Nullable List<Integer> musicFolders, int maxBitRate, boolean disabled, String createdAt) {

        UserBody {
            permissions = List.copyOf(permissions);
            musicFolders = musicFolders == null ? null : List.copyOf(musicFolders);
        }

        static UserBody of(User user) {
            return new UserBody(user.id().value(), user.name(), user.email(), Names.lower(user.role()),
                    user.permissions().stream().map(Names::lower).sorted().toList(),
                    sorted(user.musicFolders()), user.maxBitRate(), user.disabled(), user.createdAt().toString());
        }
    }

    static @Nullable List<Integer> sorted(@Nullable Set<Integer> folders) {
        return folders == null ? null : folders.stream().sorted().toList();
    }

    /// @throws ProblemException 400 when there is no such role
    static Role role(String text) {
        return constant(Role.class, "role", text);
    }

    /// The rights of a role, or exactly the permissions that are given.
    ///
    /// @throws ProblemException 400 when there is no such permission
    static Rights rights(Role role, @Nullable List<String> permissions) {
        return permissions == null ? Rights.of(role) : Rights.exactly(role, permissions(permissions));
    }

    static Set<Permission> permissions(List<String> texts) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        texts.forEach(text -> permissions.add(constant(Permission.class, "permissions", text)));
        return permissions;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String field, String text) {
        for (E one : type.getEnumConstants()) {
            if (Names.lower(one).equals(text)) {
                return one;
            }
        }
        throw new ProblemException(400, "`%s` may hold %s, not `%s`".formatted(field,
                EnumSet.allOf(type).stream().map(Names::lower).toList(), text));
    }
}
