package io.antiphon.nativeapi.library;

import io.antiphon.core.library.scan.ScanStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a scan stands.
public record ScanBody(boolean scanning, @Nullable String phase, long filesSeen, long filesRead, long filesExpected,
        int problems, @Nullable String startedAt,
        @Nullable String finishedAt, @Nullable String lastError) {

    public static ScanBody of(ScanStatus status) {
        return new ScanBody(status.scanning(), status.phase(), status.filesSeen(), status.filesRead(),
                status.filesExpected(), status.problems(),
                text(status.startedAt()), text(status.finishedAt()), status.lastError());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
