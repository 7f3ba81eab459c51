package io.antiphon.persistence.peer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Moments as peers write them into columns of text: `2026-01-02 03:04:05.6+00:00`, with a `T`, with `Z`, without a zone, or as seconds or
/// milliseconds since 1970. The years before 1971 are their ways to say never.
final class PeerMoments {

    private static final Instant FIRST = Instant.parse("1971-01-01T00:00:00Z");
    private static final long MOST_SECONDS = 100_000_000_000L;

    private PeerMoments() {}

    static @Nullable Instant parse(String text) {
        Instant moment = read(text.strip());
        return moment == null || moment.isBefore(FIRST) ? null : moment;
    }

    private static @Nullable Instant read(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,15}")) {
            long number = Long.parseLong(text);
            return number > MOST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        // Go's own form goes on with the zone's name and its clock's reading.
        String plain = text.replaceFirst(" m=.*$", "").replaceFirst(" [A-Z]{1,5}$", "");
        String iso = plain.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T").replace(" ", "");
        iso = iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2").replaceFirst("(T.*[+-]\\d\\d)$", "$1:00");
        try {
            return iso.endsWith("Z") || iso.matches(".*T.*[+-]\\d\\d:\\d\\d$") ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
