package io.antiphon.core.user;

import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// One at a time for each account; some accounts share a turn.
final class Turns {

    private static final int COUNT = 64;

    private final Lock[] locks = Stream.generate(() -> new ReentrantLock(true)).limit(COUNT).toArray(Lock[]::new);

    Lock of(String account) {
        return locks[Math.floorMod(account.toLowerCase(Locale.ROOT).hashCode(), COUNT)];
    }
}
