package io.antiphon.core.user;

import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Sign-ins that last: a refresh token is good once and is replaced when it is used (RFC 9700, 4.14). Showing one that was
/// replaced before means that it was copied, so it ends the session for whoever holds the newer one, too.
public final class SessionService {

    public static final Duration LIFETIME = Duration.ofDays(60);

    private static final int ID_LENGTH = 52;
    private static final int MAX_CLIENT_LENGTH = 100;

    private final Sessions sessions;
    private final Users users;
    private final RandomSecrets secrets;
    private final AuditTrail trail;
    private final Clock clock;

    public SessionService(Sessions sessions, Users users, RandomSecrets secrets, AuditTrail trail, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
    }

    public Grant open(User user, String client) {
        return open(user, client, "the login password");
    }

    /// @param means by which the user signed in, for the audit log
    public Grant open(User user, String client, String means) {
        String id = secrets.token();
        String refreshToken = id + secrets.token();
        Instant now = clock.instant();
        String shortClient = client.length() > MAX_CLIENT_LENGTH ? client.substring(0, MAX_CLIENT_LENGTH) : client;
        sessions.deleteExpired(now);
        sessions.addSession(
                new Session(id, user.id(), Digests.sha256(refreshToken), shortClient, now, now, now.plus(LIFETIME)));
        trail.recordBy(user.name(), AuditKind.SIGNED_IN, user.name(), "with %s by %s".formatted(means, shortClient));
        return new Grant(user, id, refreshToken);
    }

    /// @return empty when the token is unknown, used before or too old
    public Optional<Grant> refresh(String refreshToken) {
        Optional<Session> session = find(refreshToken);
        Optional<User> user = session.flatMap(found -> users.findUser(found.user())).filter(found -> !found.disabled());
        if (session.isEmpty() || user.isEmpty()) {
            return Optional.empty();
        }
        String id = session.get().id();
        String next = id + secrets.token();
        Instant now = clock.instant();
        if (!sessions.rotate(id, Digests.sha256(refreshToken), Digests.sha256(next), now, now.plus(LIFETIME))) {
            sessions.deleteSession(id);
            trail.record(AuditKind.REFRESH_TOKEN_REUSED, user.get().name(), "the session was ended");
            return Optional.empty();
        }
        return Optional.of(new Grant(user.get(), id, next));
    }

    /// The signed-in user, as long as the session lasts.
    public Optional<User> findUser(String sessionId) {
        return sessions.findSession(sessionId)
                .filter(this::isCurrent)
                .flatMap(session -> users.findUser(session.user()))
                .filter(user -> !user.disabled());
    }

    /// Ends the session of a refresh token; unknown ones are ignored.
    public void close(String refreshToken) {
        find(refreshToken).ifPresent(session -> {
            sessions.deleteSession(session.id());
            String name = users.findUser(session.user()).map(User::name).orElse("");
            trail.recordBy(name, AuditKind.SIGNED_OUT, name, session.client());
        });
    }

    public void closeSession(String sessionId) {
        sessions.deleteSession(sessionId);
    }

    public void closeAll(User user) {
        sessions.deleteSessions(user.id());
        trail.record(AuditKind.SIGNED_OUT_EVERYWHERE, user.name(), "");
    }

    private Optional<Session> find(String refreshToken) {
        return refreshToken.length() == 2 * ID_LENGTH
                ? sessions.findSession(refreshToken.substring(0, ID_LENGTH)).filter(this::isCurrent)
                : Optional.empty();
    }

    private boolean isCurrent(Session session) {
        return clock.instant().isBefore(session.expiresAt());
    }

    /// @param refreshToken good for one refresh
    public record Grant(User user, String sessionId, String refreshToken) {

        @Override
        public String toString() {
            return "Grant[user=" + user.name() + "]";
        }
    }
}
