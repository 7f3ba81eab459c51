package io.antiphon.nativeapi.library;

import io.antiphon.core.library.scan.ScanStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a scan stands.
public record ScanBody(boolean scanning, @Nullable String phase, long filesSeen, long filesRead, long filesExpected,
        int problems, @Nullable String startedAt,
        @Nullable String finishedAt, @Nullable String lastError) {

    private static final String STOPPED = "The last scan did not come to its end, or left something out: those who manage the server are told why";

    /// @param whole whether to say why a scan stopped: that names places on the server's disks, which are not everybody's to know
    public static ScanBody of(ScanStatus status, boolean whole) {
        String error = status.lastError();
        return new ScanBody(status.scanning(), status.phase(), status.filesSeen(), status.filesRead(),
                status.filesExpected(), status.problems(),
                text(status.startedAt()), text(status.finishedAt()), error == null || whole ? error : STOPPED);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
