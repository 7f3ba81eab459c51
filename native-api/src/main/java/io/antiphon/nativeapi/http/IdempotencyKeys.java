package io.antiphon.nativeapi.http;

import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets callers repeat what creates something without creating it twice (the `Idempotency-Key` header of the HTTPAPI working group): the
/// answer to the first request is kept for a day, in this process, and given again. A request that failed is done anew.
public final class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST = 10_000;
    private static final int LONGEST = 255;

    private final Clock clock;
    private final Map<Key, Entry> entries = new HashMap<>();
    private final Deque<Key> order = new ArrayDeque<>();

    public IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    /// The answer to the first request of the key, made now if this is it.
    ///
    /// @param user whose key it is
    /// @throws ProblemException 422 when the key belongs to another request, 409 while the first one is being answered
    public Answer once(String user, String key, Call call, Supplier<Answer> work) {
        if (key.length() > LONGEST) {
            throw new ProblemException(ProblemType.INVALID_REQUEST,
                    "`Idempotency-Key` has at most %d characters".formatted(LONGEST));
        }
        Key whose = new Key(user, key);
        Entry mine = new Entry(digest(call), clock.instant(), null);
        Answer known = begin(whose, mine);
        if (known != null) {
            return known;
        }
        try {
            Answer answer = work.get();
            end(whose, new Entry(mine.digest(), mine.at(), answer));
            return answer;
        } catch (RuntimeException e) {
            forget(whose);
            throw e;
        }
    }

    private synchronized @Nullable Answer begin(Key key, Entry mine) {
        drop();
        Entry first = entries.get(key);
        if (first == null) {
            entries.put(key, mine);
            order.add(key);
            return null;
        }
        if (!first.digest().equals(mine.digest())) {
            throw new ProblemException(ProblemType.KEY_REUSED, "this `Idempotency-Key` was sent with another request");
        }
        if (first.answer() == null) {
            throw new ProblemException(409, "the first request with this `Idempotency-Key` is being answered",
                    Duration.ofSeconds(1));
        }
        return first.answer();
    }

    private synchronized void end(Key key, Entry done) {
        entries.replace(key, done);
    }

    private synchronized void forget(Key key) {
        entries.remove(key);
        order.remove(key);
    }

    private void drop() {
        Instant oldest = clock.instant().minus(KEPT);
        while (!order.isEmpty()) {
            Key first = order.getFirst();
            Entry entry = entries.get(first);
            if (entry != null && order.size() <= MOST && entry.at().isAfter(oldest)) {
                return;
            }
            entries.remove(first);
            order.removeFirst();
        }
    }

    private static String digest(Call call) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    "%s %s?%s\0".formatted(call.route().method().text(), call.path(), call.request().query().rawValue())
                            .getBytes(StandardCharsets.UTF_8));
            for (Takes.Header header : call.route().takes().headers()) {
                String value = call.header(HeaderNames.create(header.value().name())).orElse("");
                digest.update((value + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(call.keepContent()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Key(String user, String key) {}

    /// @param answer absent while it is being made
    private record Entry(String digest, Instant at, @Nullable Answer answer) {}
}
