package io.antiphon.benchmarks.audio;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a file says about itself, before any tag format. Values keep their order; numbers count from 1.
///
/// `COMPILATION` is present with the value `1` or absent; gains are decimal dB with a unit (`-7.12 dB`).
public record TrackTags(Map<TagKey, List<String>> values, int track, int trackTotal, int disc, int discTotal,
        Optional<Picture> picture) {}
