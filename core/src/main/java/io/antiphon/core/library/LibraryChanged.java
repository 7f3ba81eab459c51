package io.antiphon.core.library;

import io.antiphon.core.event.Event;

/// A scan changed the library.
public record LibraryChanged(CatalogueVersion version) implements Event {}
