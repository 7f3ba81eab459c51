package io.antiphon.conformance.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// How a request says who asks. After the published section on authentication and the extension apiKeyAuthentication.
public sealed interface Credentials {

    List<Param> parameters();

    /// `u`, `t` and `s`: the MD5 of password and salt.
    record Token(String user, String password, String salt) implements Credentials {
        @Override
        public List<Param> parameters() {
            return List.of(new Param("u", user), new Param("t", md5(password + salt)), new Param("s", salt));
        }
    }

    /// `u` and `p`, the password as it is.
    record Plain(String user, String password) implements Credentials {
        @Override
        public List<Param> parameters() {
            return List.of(new Param("u", user), new Param("p", password));
        }
    }

    /// `u` and `p=enc:…`, the password's bytes as hexadecimal digits.
    record Hex(String user, String password) implements Credentials {
        @Override
        public List<Param> parameters() {
            String digits = HexFormat.of().formatHex(password.getBytes(StandardCharsets.UTF_8));
            return List.of(new Param("u", user), new Param("p", "enc:" + digits));
        }
    }

    /// `apiKey` alone.
    record ApiKey(String key) implements Credentials {
        @Override
        public List<Param> parameters() {
            return List.of(new Param("apiKey", key));
        }
    }

    /// Exactly these parameters, however odd.
    record Exactly(List<Param> parameters) implements Credentials {}

    static Credentials none() {
        return new Exactly(List.of());
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no MD5", e);
        }
    }
}
