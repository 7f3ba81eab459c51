package io.antiphon.nativeapi;

import io.antiphon.core.change.ChangeAnnouncer;
import io.antiphon.core.change.ChangeFeed;
import io.antiphon.core.event.Events;

/// What following and keeping the library stands on.
///
/// @param events of this process
public record LibraryPorts(ChangeFeed changes, ChangeAnnouncer announcer, Events events, EventStreams streams) {}
