package io.antiphon.core.analysis;

import io.antiphon.core.event.Event;
import io.antiphon.core.library.TrackId;

/// A track's sound was analysed and the result is stored.
public record TrackAnalysed(TrackId track, SoundFeatures features) implements Event {}
