package io.antiphon.nativeapi.event;

import io.antiphon.core.change.ChangeAnnouncer;
import io.antiphon.core.change.ChangeFeed;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.MusicFolders;

/// What following the library stands on.
///
/// @param events of this process
public record EventPorts(ChangeFeed changes, ChangeAnnouncer announcer, Events events, EventStreams streams,
        MusicFolders musicFolders) {}
