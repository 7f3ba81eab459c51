package io.antiphon.core.user;

/// What a caller shows to prove who they are.
public sealed interface Credentials {

    /// `t` = MD5(app-password + salt) in lower-case hexadecimal.
    record Token(String userName, String token, String salt) implements Credentials {

        @Override
        public String toString() {
            return "Token[userName=" + userName + "]";
        }
    }

    /// A password in the clear: an app-password or the login password.
    record Password(String userName, String password) implements Credentials {

        @Override
        public String toString() {
            return "Password[userName=" + userName + "]";
        }
    }

    record Key(String apiKey) implements Credentials {

        @Override
        public String toString() {
            return "Key[]";
        }
    }
}
