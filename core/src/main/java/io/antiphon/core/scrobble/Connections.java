package io.antiphon.core.scrobble;

import io.antiphon.core.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who is connected to what, known without asking the database: most people are connected to nothing, and what they do must cost nothing
/// more.
public final class Connections {

    private volatile Map<UserId, Map<String, ScrobbleSettings>> connected = Map.of();

    /// By service; empty for those who are connected to none.
    public Map<String, ScrobbleSettings> of(UserId user) {
        return connected.getOrDefault(user, Map.of());
    }

    Set<String> services() {
        Set<String> services = new HashSet<>();
        connected.values().forEach(each -> services.addAll(each.keySet()));
        return services;
    }

    /// @param accounts all there are
    public void set(List<ScrobbleAccount> accounts) {
        Map<UserId, Map<String, ScrobbleSettings>> all = new HashMap<>();
        accounts.forEach(account -> all.computeIfAbsent(account.user(), _ -> new HashMap<>())
                .put(account.service(), account.settings()));
        all.replaceAll((_, services) -> Map.copyOf(services));
        connected = Map.copyOf(all);
    }
}
