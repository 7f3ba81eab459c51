package io.antiphon.core.event;

import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.scan.ScanStatus;

/// Something that happened.
public sealed interface Event {

    /// A scan changed the library.
    record LibraryChanged(CatalogueVersion version) implements Event {
    }

    /// A scan went on, ended or stopped; told at most a few times a second.
    record ScanProgressed(ScanStatus status) implements Event {
    }
}
