package io.antiphon.server.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a new credential is called and what it may not.
final class CredentialOptions {

    private static final int DAY_LENGTH = 10;

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "Command line",
            description = "What to call it.")
    String device = "";

    @Option(names = "--scope", paramLabel = "SCOPE", split = ",",
            description = "Takes something away: read-only, no-download, music-folder:ID. Several times, or with commas.")
    private List<String> given = new ArrayList<>();

    @Option(names = "--expires", paramLabel = "DAY",
            description = "When it ends: a day (2030-01-31, at its end, UTC) or a moment (2030-01-31T12:00:00Z).")
    private @Nullable String end;

    List<String> scopes() {
        return List.copyOf(given);
    }

    /// ISO 8601; absent for never.
    @Nullable String expires() {
        if (end == null || end.length() != DAY_LENGTH) {
            return end;
        }
        try {
            return LocalDate.parse(end).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
        } catch (DateTimeParseException e) {
            throw new CommandFailure("--expires is a day like 2030-01-31, not " + end);
        }
    }
}
