package io.antiphon.core.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is needed to check someone's credentials, as it was loaded a short while ago.
///
/// @param user absent when nobody has that name
/// @param loginHash absent when the account has no login password
record KnownAccount(@Nullable User user, @Nullable String loginHash, List<OpenPassword> appPasswords) {

    KnownAccount {
        appPasswords = List.copyOf(appPasswords);
    }

    @Override
    public String toString() {
        return "KnownAccount[user=" + (user == null ? "" : user.name()) + "]";
    }

    /// A decrypted app-password.
    record OpenPassword(String id, String password, Terms terms) {

        @Override
        public String toString() {
            return "OpenPassword[id=" + id + "]";
        }
    }
}
