package io.antiphon.nativeapi.history;

import io.antiphon.core.history.HistoryService;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.playback.Playables;

/// What histories stand on.
public record HistoryPorts(HistoryService history, Playables playables, MusicFolders musicFolders) {}
