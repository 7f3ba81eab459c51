package io.antiphon.core.jukebox;

import io.antiphon.core.library.TrackId;
import java.nio.file.Path;

/// A track in the jukebox's queue.
public record JukeboxEntry(TrackId track, Path file) {}
