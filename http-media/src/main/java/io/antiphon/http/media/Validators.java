package io.antiphon.http.media;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What tells one state of some bytes from another, and the conditions a request may put on it (RFC 9110, section 13).
///
/// @param etag strong, without quotes
/// @param modified to the second
public record Validators(@Nullable String etag, @Nullable Instant modified) {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public Validators {
        modified = modified == null ? null : modified.truncatedTo(ChronoUnit.SECONDS);
    }

    /// A file's size and time of change, which a replaced file does not share.
    public static Validators ofFile(long size, Instant modified) {
        return new Validators(Long.toHexString(size) + "-" + Long.toHexString(modified.toEpochMilli()), modified);
    }

    /// Answers 304 or 412 itself when the conditions of a request are not met.
    public boolean conditionsMet(MediaExchange exchange) {
        return switch (judge(exchange)) {
            case PROCEED -> true;
            case NOT_MODIFIED -> {
                exchange.status(304);
                exchange.sendNothing();
                yield false;
            }
            case FAILED -> {
                exchange.status(412);
                exchange.sendNothing();
                yield false;
            }
        };
    }

    /// What the conditions of a request come to.
    enum Verdict {
        PROCEED, NOT_MODIFIED, FAILED
    }

    /// In the order of section 13.2.2: `If-Match`, else `If-Unmodified-Since`; then `If-None-Match`, else `If-Modified-Since`.
    Verdict judge(MediaExchange exchange) {
        String match = exchange.header("If-Match");
        if (match != null ? !lists(match, false) : isNewerThan(exchange.header("If-Unmodified-Since"))) {
            return Verdict.FAILED;
        }
        String noneMatch = exchange.header("If-None-Match");
        if (noneMatch != null) {
            return lists(noneMatch, true) ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
        }
        Instant since = parsed(exchange.header("If-Modified-Since"));
        return since != null && modified != null && !modified.isAfter(since) ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
    }

    /// Whether a range may be answered: there is no `If-Range`, or it names exactly this state.
    boolean allowRange(MediaExchange exchange) {
        String condition = exchange.header("If-Range");
        if (condition == null) {
            return true;
        }
        return condition.startsWith("\"") ? condition.strip().equals(quoted())
                : modified != null && modified.equals(parsed(condition));
    }

    public void announce(MediaExchange exchange) {
        if (etag != null) {
            exchange.setHeader("ETag", quoted());
        }
        if (modified != null) {
            exchange.setHeader("Last-Modified", HTTP_DATE.format(modified));
        }
    }

    private boolean lists(String header, boolean weakly) {
        if (header.strip().equals("*")) {
            return true;
        }
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(tag -> weakly && tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals(quoted()));
    }

    private boolean isNewerThan(@Nullable String date) {
        Instant limit = parsed(date);
        return limit != null && modified != null && modified.isAfter(limit);
    }

    private String quoted() {
        return "\"" + etag + "\"";
    }

    private static @Nullable Instant parsed(@Nullable String date) {
        try {
            return date == null ? null
                    : ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
