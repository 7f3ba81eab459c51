package io.antiphon.nativeapi;

import io.antiphon.core.artwork.AvatarService;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.streaming.hls.HlsService;
import io.antiphon.core.streaming.seek.SeekTables;

/// What sending sound stands on, and what takes pictures in.
public record MediaPorts(TrackCatalogue tracks, SeekTables seekTables, HlsService hls, AvatarService avatars) {}
