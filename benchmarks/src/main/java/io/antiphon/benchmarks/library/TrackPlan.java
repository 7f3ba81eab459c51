package io.antiphon.benchmarks.library;

import io.antiphon.benchmarks.audio.Sound;

import java.util.List;

/// One track before it is written: `number` counts over the whole library from 0, `position` and `positions` on its disc
/// from 1; `file` is relative to the album's folder.
record TrackPlan(int number, String file, String title, List<String> artists, List<String> genres, int disc,
        int position,
        int positions, Sound sound) {}
