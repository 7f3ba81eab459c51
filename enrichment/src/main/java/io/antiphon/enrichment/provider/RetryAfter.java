package io.antiphon.enrichment.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// How long a service wants to be left alone, as the header `Retry-After` says it: seconds, or a date of HTTP (RFC 9110, 10.2.3).
final class RetryAfter {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    static Optional<Duration> parse(String text, Instant now) {
        String value = text.strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.length() <= MOST_DIGITS && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(atLeast(Duration.ofSeconds(Long.parseLong(value))));
        }
        try {
            return Optional.of(atLeast(Duration.between(now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration atLeast(Duration duration) {
        return duration.compareTo(SHORTEST) < 0 ? SHORTEST : duration;
    }
}
