package io.antiphon.nativeapi.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.Sha256;
import io.antiphon.core.repeat.RepeatedRequests;
import io.antiphon.core.repeat.RepeatedRequests.Kept;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets callers repeat what creates something without creating it twice (the `Idempotency-Key` header of the HTTPAPI working group): the
/// answer to the first request is kept for a day, over restarts too, and given again. A request that failed is done anew; of one whose end is
/// not known, because the server was stopped meanwhile, that is said.
public final class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST = 10_000;
    private static final int LONGEST = 255;
    private static final Duration PRUNED_EVERY = Duration.ofMinutes(1);

    private final RepeatedRequests requests;
    private final Json json;
    private final Clock clock;
    /// What is being answered in this process.
    private final Set<Key> open = new HashSet<>();
    private Instant pruned = Instant.EPOCH;

    public IdempotencyKeys(RepeatedRequests requests, Json json, Clock clock) {
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    /// The answer to the first request of the key, made now if this is it.
    ///
    /// @param user whose key it is
    /// @throws ProblemException 422 when the key belongs to another request, 409 while the first one is being answered, or its end is not known
    public Answer once(String user, String key, Call call, Supplier<Answer> work) {
        if (key.length() > LONGEST) {
            throw new ProblemException(ProblemType.INVALID_REQUEST,
                    "`Idempotency-Key` has at most %d characters".formatted(LONGEST));
        }
        Key whose = new Key(user, digest(key.getBytes(StandardCharsets.UTF_8)));
        String asked = digest(call);
        prune();
        begin(whose);
        try {
            Optional<Kept> first = requests.begin(whose.user(), whose.key(), asked, clock.instant());
            return first.isPresent() ? again(first.get(), asked) : first(whose, work);
        } finally {
            end(whose);
        }
    }

    private Answer first(Key key, Supplier<Answer> work) {
        Answer answer;
        try {
            answer = work.get();
        } catch (RuntimeException e) {
            requests.forget(key.user(), key.key());
            throw e;
        }
        requests.end(key.user(), key.key(), written(answer));
        return answer;
    }

    private Answer again(Kept first, String asked) {
        if (!first.digest().equals(asked)) {
            throw new ProblemException(ProblemType.KEY_REUSED, "this `Idempotency-Key` was sent with another request");
        }
        if (first.answer() == null) {
            throw new ProblemException(409,
                    "the server was stopped while it answered the first request with this `Idempotency-Key`: look whether it was done, and send another key if not");
        }
        KeptAnswer kept = json.readOwn(first.answer().getBytes(StandardCharsets.UTF_8), KeptAnswer.class);
        return new Answer(kept.status(), kept.body(), kept.etag(), kept.headers());
    }

    private String written(Answer answer) {
        JsonNode body = answer.body() == null ? null : json.asRead(answer.body());
        return new String(json.write(new KeptAnswer(answer.status(), body, answer.etag(), answer.headers())),
                StandardCharsets.UTF_8);
    }

    private synchronized void begin(Key key) {
        if (!open.add(key)) {
            throw new ProblemException(409, "the first request with this `Idempotency-Key` is being answered",
                    Duration.ofSeconds(1));
        }
    }

    private synchronized void end(Key key) {
        open.remove(key);
    }

    private void prune() {
        Instant now = clock.instant();
        synchronized (this) {
            if (now.isBefore(pruned.plus(PRUNED_EVERY))) {
                return;
            }
            pruned = now;
        }
        requests.prune(now.minus(KEPT), MOST);
    }

    private static String digest(Call call) {
        MessageDigest digest = Sha256.begin();
        digest.update(
                "%s %s?%s\0".formatted(call.route().method().text(), call.path(), call.request().query().rawValue())
                        .getBytes(StandardCharsets.UTF_8));
        for (Takes.Header header : call.route().takes().headers()) {
            String value = call.header(HeaderNames.create(header.value().name())).orElse("");
            digest.update((value + "\0").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(call.keepContent()));
    }

    private static String digest(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    /// @param key a digest of what was sent
    private record Key(String user, String key) {}

    /// @param etag in quotes
    public record KeptAnswer(int status, @Nullable JsonNode body, @Nullable String etag,
            Map<String, String> headers) {

        public KeptAnswer {
            headers = Map.copyOf(headers);
        }
    }
}
