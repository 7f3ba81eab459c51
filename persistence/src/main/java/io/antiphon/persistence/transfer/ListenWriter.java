package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.personal.JdbcAnnotations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes what somebody heard elsewhere: plays that count. Services keep moments of their own, so that the same play may have been noted a few
/// seconds apart; what was heard within a minute of a play of the same track is that play.
final class ListenWriter {

    private static final long SAME_SECONDS = 60;

    private final Sql sql;
    private final JdbcAnnotations annotations;
    private final ItemMatcher matcher;
    private final ImportReport report;
    private final boolean dry;

    ListenWriter(Sql sql, JdbcAnnotations annotations, ItemMatcher matcher, ImportReport report, boolean dry) {
        this.sql = sql;
        this.annotations = annotations;
        this.matcher = matcher;
        this.report = report;
        this.dry = dry;
    }

    void take(UserId user, List<JsonNode> lines) {
        List<Play> plays = new ArrayList<>();
        for (JsonNode line : lines) {
            String ref = line.path("item").asText("");
            Optional<String> track = matcher.find("track", ref);
            Instant at = moment(line);
            if (track.isEmpty()) {
                report.problem(matcher.reason("track", ref));
            } else if (at == null) {
                report.problem("listen: it has no moment that can be read");
            } else if (isKnown(user, track.get(), at, plays)) {
                report.knew("listen");
            } else {
                report.took("listen");
                plays.add(new Play(new TrackId(track.get()), at, line.path("client").asText(""), listened(line)));
            }
        }
        if (!dry && !plays.isEmpty()) {
            annotations.recordPlays(user, plays);
        }
    }

    private static @Nullable Instant moment(JsonNode line) {
        try {
            return Instant.parse(line.path("at").asText(""));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private boolean isKnown(UserId user, String track, Instant at, List<Play> fresh) {
        long second = at.getEpochSecond();
        return fresh.stream()
                .anyMatch(play -> play.item().value().equals(track)
                        && Math.abs(play.at().getEpochSecond() - second) < SAME_SECONDS)
                || sql.find("""
                        SELECT 1 FROM play WHERE user_id = ? AND played_at > ? AND played_at < ? AND track = ?
                        """, row -> row.integer(1), user.value(), second - SAME_SECONDS, second + SAME_SECONDS, track)
                        .isPresent();
    }

    private static @Nullable Duration listened(JsonNode line) {
        JsonNode told = line.path("listenedMs");
        return told.canConvertToLong() && told.asLong() >= 0 ? Duration.ofMillis(told.asLong()) : null;
    }
}
