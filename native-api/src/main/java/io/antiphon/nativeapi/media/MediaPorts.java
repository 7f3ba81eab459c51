package io.antiphon.nativeapi.media;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.radio.RadioReceiver;
import io.antiphon.core.streaming.hls.HlsService;
import io.antiphon.core.streaming.seek.SeekTables;

/// What sending sound stands on.
///
/// @param radio listens to radio stations
public record MediaPorts(TrackCatalogue tracks, MusicFolders musicFolders, SeekTables seekTables, HlsService hls,
        RadioReceiver radio) {}
