package io.antiphon.nativeapi.event;

import io.antiphon.core.health.HealthWatch;
import io.antiphon.core.job.JobService;
import io.antiphon.nativeapi.playback.PlaybackPorts;

/// What listeners are told of beside changes and scans.
public record LivePorts(PlaybackPorts playback, JobService jobs, HealthWatch health) {}
