package io.antiphon.subsonic.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One layer of lyrics.
///
/// @param offset milliseconds, positive to show lines earlier
public record StructuredLyrics(String lang, boolean synced, List<Line> line, @Nullable String displayArtist,
        @Nullable String displayTitle,
        @Nullable Long offset, @Nullable String kind,
        @Named(value = "agents", xml = "agent") @Nullable List<Agent> agents,
        @Nullable List<CueLine> cueLine) {}
