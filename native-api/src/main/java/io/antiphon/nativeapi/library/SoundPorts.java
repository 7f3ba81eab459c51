package io.antiphon.nativeapi.library;

import io.antiphon.core.analysis.AnalysisService;
import io.antiphon.core.analysis.AnalysisStore;
import io.antiphon.core.library.TrackCatalogue;

/// What is known of the sound of tracks.
///
/// @param tracks says who may see which
public record SoundPorts(AnalysisService analysis, AnalysisStore results, TrackCatalogue tracks) {}
