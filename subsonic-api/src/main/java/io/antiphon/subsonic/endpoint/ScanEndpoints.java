package io.antiphon.subsonic.endpoint;

import io.antiphon.core.library.scan.Scanner;
import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.response.ScanStatus;
import java.util.List;

/// Scanning the library.
final class ScanEndpoints implements ChapterEndpoints {
    private final Scanner scanner;

    ScanEndpoints(SubsonicPorts ports) {
        this.scanner = ports.scanner();
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.named(Chapter.SCANNING, "getScanStatus", "1.15.0")
                        .answers("scanStatus", ScanStatus.class, caller -> status(scanner.status())),
                Endpoint.named(Chapter.SCANNING, "startScan", "1.15.0")
                        .needs(Permission.MANAGE_SERVER)
                        .changes()
                        .answers("scanStatus", ScanStatus.class, caller -> status(scanner.start(false))));
    }

    private static ScanStatus status(io.antiphon.core.library.scan.ScanStatus status) {
        return new ScanStatus(status.scanning(), status.filesSeen());
    }
}
