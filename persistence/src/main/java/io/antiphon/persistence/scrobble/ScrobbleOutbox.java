package io.antiphon.persistence.scrobble;

import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.scrobble.Connections;
import io.antiphon.core.scrobble.ScrobbleSettings;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.personal.Outgoing;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts what people did into the queue of each service that they are connected to. Whoever is connected to none costs a look into memory.
public final class ScrobbleOutbox implements Outgoing {

    private final Sql sql;
    private final Transactions transactions;
    private final Connections connections;
    private final Consumer<UserId> filled;
    private final Clock clock;
    private final @Nullable String except;

    /// @param filled told when something waits, after it is durable; must return at once
    public ScrobbleOutbox(Database database, Connections connections, Consumer<UserId> filled, Clock clock) {
        this(database.sql(), database.transactions(), connections, filled, clock, null);
    }

    private ScrobbleOutbox(Sql sql, Transactions transactions, Connections connections, Consumer<UserId> filled,
            Clock clock, @Nullable String except) {
        this.clock = clock;
        this.sql = sql;
        this.transactions = transactions;
        this.connections = connections;
        this.filled = filled;
        this.except = except;
    }

    /// The same for everybody but one service: what comes from there is not sent back.
    public ScrobbleOutbox except(String service) {
        return new ScrobbleOutbox(sql, transactions, connections, filled, clock, service);
    }

    @Override
    public void played(UserId user, List<Play> plays) {
        Map<String, ScrobbleSettings> services = connections.of(user);
        if (services.isEmpty()) {
            return;
        }
        services.forEach((service, settings) -> {
            if (settings.plays() && !service.equals(except)) {
                plays.forEach(play -> {
                    if (play.item() instanceof TrackId track) {
                        put(user, service, track.value(), play.at());
                    }
                });
            }
        });
        tell(user);
    }

    private void put(UserId user, String service, String track, Instant at) {
        long second = at.getEpochSecond();
        boolean known = sql.find("""
                SELECT 1 FROM scrobble_play WHERE user_id = ? AND service = ? AND played_at = ? AND track = ?
                """, row -> row.integer(1), user.value(), service, second, track).isPresent();
        if (!known) {
            sql.change("INSERT INTO scrobble_play (user_id, service, played_at, track) VALUES (?, ?, ?, ?)",
                    user.value(), service, second, track);
        }
    }

    @Override
    public void starred(UserId user, Collection<String> tracks, boolean starred) {
        Map<String, ScrobbleSettings> services = connections.of(user);
        if (services.isEmpty()) {
            return;
        }
        services.forEach((service, settings) -> {
            if (settings.lovesOut() && !service.equals(except)) {
                tracks.forEach(track -> put(user, service, track, starred));
            }
        });
        tell(user);
    }

    /// What the person did last counts.
    private void put(UserId user, String service, String track, boolean loved) {
        long at = clock.millis();
        if (sql.change("""
                UPDATE scrobble_love SET loved = ?, changed_at = ? WHERE user_id = ? AND service = ? AND track = ?
                """, loved, at, user.value(), service, track) == 0) {
            sql.change("INSERT INTO scrobble_love (user_id, service, track, loved, changed_at) VALUES (?, ?, ?, ?, ?)",
                    user.value(), service, track, loved, at);
        }
    }

    private void tell(UserId user) {
        transactions.afterCommit(() -> filled.accept(user));
    }
}
