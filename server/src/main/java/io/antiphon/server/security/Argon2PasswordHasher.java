package io.antiphon.server.security;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import io.antiphon.core.user.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Argon2id with 19 MiB, two passes and one lane, as OWASP's Password Storage Cheat Sheet recommends at least. Only a few run at
/// once, so that a burst of sign-ins takes neither all processors nor much memory. The native library is loaded at first use.
public final class Argon2PasswordHasher implements PasswordHasher {

    private static final int ITERATIONS = 2;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PARALLELISM = 1;

    private final Semaphore permits = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private @Nullable Argon2Advanced argon2;

    @Override
    public String hash(char[] password) {
        return limited(() -> argon2().hash(ITERATIONS, MEMORY_KIB, PARALLELISM, password, StandardCharsets.UTF_8));
    }

    @Override
    public boolean verify(String hash, char[] password) {
        return limited(() -> argon2().verify(hash, password, StandardCharsets.UTF_8));
    }

    @Override
    public boolean needsRehash(String hash) {
        return argon2().needsRehash(hash, ITERATIONS, MEMORY_KIB, PARALLELISM);
    }

    private <T> T limited(Supplier<T> work) {
        permits.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private synchronized Argon2Advanced argon2() {
        Argon2Advanced loaded = argon2;
        if (loaded == null) {
            loaded = Argon2Factory.createAdvanced(Argon2Types.ARGON2id);
            argon2 = loaded;
        }
        return loaded;
    }
}
