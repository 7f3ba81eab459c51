package io.antiphon.core.radio;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A radio station.
///
/// @param stream where its sound or its playlist is, http or https
/// @param homePage http or https
public record RadioStation(StationId id, String name, URI stream, @Nullable URI homePage) {}
