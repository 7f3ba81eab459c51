package io.antiphon.benchmarks.library;

import io.antiphon.benchmarks.audio.AudioFormat;

import java.util.List;
import java.util.Optional;

/// One album before it is written. `folder` is relative to the library, its parts are separated by `/`; `tracks` stand in
/// playing order over all discs.
record AlbumPlan(int number, String folder, String title, String artist, int artistNumber, AudioFormat format,
        Optional<String> folderCover, boolean embedsCover, boolean compilation, AlbumFacts facts,
        List<TrackPlan> tracks) {}
