package io.antiphon.core.draft;

import io.antiphon.core.event.Event;
import io.antiphon.core.library.AlbumId;

/// An album was released or taken back.
public record AlbumStateChanged(AlbumId album, AlbumState state) implements Event {}
