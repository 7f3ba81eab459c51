package io.antiphon.core.user;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Remembers when app-passwords and API keys were last used and writes that later, many uses at once: a request never waits
/// for it, and what a crash loses is only a minute of "last used".
public final class LastUses {

    private static final int CAPACITY = 10_000;

    private final AppPasswords appPasswords;
    private final ApiKeys apiKeys;
    private final Clock clock;
    private final Map<String, Instant> ofAppPasswords = new ConcurrentHashMap<>();
    private final Map<String, Instant> ofApiKeys = new ConcurrentHashMap<>();

    public LastUses(AppPasswords appPasswords, ApiKeys apiKeys, Clock clock) {
        this.appPasswords = appPasswords;
        this.apiKeys = apiKeys;
        this.clock = clock;
    }

    void appPasswordUsed(String id) {
        note(ofAppPasswords, id);
    }

    void apiKeyUsed(String id) {
        note(ofApiKeys, id);
    }

    /// Writes what was noted since the last time. To be called about once a minute, and at the end.
    public void flush() {
        flush(ofAppPasswords, appPasswords::markUsed);
        flush(ofApiKeys, apiKeys::markUsed);
    }

    private void note(Map<String, Instant> uses, String id) {
        if (uses.size() < CAPACITY) {
            uses.put(id, clock.instant());
        }
    }

    private static void flush(Map<String, Instant> uses, BiConsumer<String, Instant> writer) {
        for (String id : List.copyOf(uses.keySet())) {
            Instant at = uses.remove(id);
            if (at != null) {
                writer.accept(id, at);
            }
        }
    }
}
