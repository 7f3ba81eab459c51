package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.source.DownloadService;
import io.antiphon.core.source.SourceService;

/// Where music comes from.
public record SourcePorts(SourceService sources, DownloadService downloads) {}
