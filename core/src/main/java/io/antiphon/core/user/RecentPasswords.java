package io.antiphon.core.user;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Remembers login passwords that were right a short while ago, because checking one is slow on purpose and some programs send
/// it with every request. Only a keyed digest is kept; it covers the stored hash, so that a changed password ends it at once.
final class RecentPasswords {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int CAPACITY = 1_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;
    private final Map<String, Instant> known = new LinkedHashMap<>(16, 0.75f, true);

    RecentPasswords(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    boolean isKnown(String hash, String password) {
        String digest = digest(hash, password);
        synchronized (known) {
            Instant until = known.get(digest);
            return until != null && clock.instant().isBefore(until);
        }
    }

    void remember(String hash, String password) {
        String digest = digest(hash, password);
        synchronized (known) {
            known.put(digest, clock.instant().plus(LIFETIME));
            if (known.size() > CAPACITY) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }

    /// A keyed digest of both, which tells neither.
    String digest(String hash, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
