package io.antiphon.persistence.takeout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Moments as exports write them: `1612137600`, in milliseconds, `2021-02-01T00:00:00Z`, `2021-02-01 00:00`, `01 Feb 2021 00:00`. Those without a zone
/// are of UTC.
final class Moments {

    private static final long MOST_SECONDS = 100_000_000_000L;
    private static final int LONGEST = 60;
    private static final List<DateTimeFormatter> FORMS = List.of(form("yyyy-MM-dd HH:mm[:ss]"),
            form("d MMM yyyy HH:mm[:ss]"), form("d MMM yyyy, HH:mm[:ss]"), form("yyyy/MM/dd HH:mm[:ss]"),
            form("MM/dd/yyyy HH:mm[:ss]"), form("d.M.yyyy HH:mm[:ss]"));

    private Moments() {}

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ENGLISH);
    }

    /// Absent for what is none.
    static @Nullable Instant parse(@Nullable String given) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        try {
            if (text.matches("\\d{1,15}")) {
                long number = Long.parseLong(text);
                return number > MOST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            }
            if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:\\d\\d)")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return local(text.replace('T', ' ').replaceFirst("\\.\\d+$", "").replaceFirst(" ?(UTC|GMT|Z)$", ""));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Instant local(String text) {
        for (DateTimeFormatter form : FORMS) {
            try {
                return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException _) {
                // Perhaps the next one.
            }
        }
        return null;
    }
}
