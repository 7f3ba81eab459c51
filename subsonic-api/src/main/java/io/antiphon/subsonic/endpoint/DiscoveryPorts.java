package io.antiphon.subsonic.endpoint;

import io.antiphon.core.discovery.Similarity;
import io.antiphon.core.outside.Outside;
import io.antiphon.core.sonic.SonicSimilarity;

/// What goes with what: by what the library knows, by how it sounds, and by what others told.
public record DiscoveryPorts(Similarity similarity, SonicSimilarity sonic, Outside outside) {}
