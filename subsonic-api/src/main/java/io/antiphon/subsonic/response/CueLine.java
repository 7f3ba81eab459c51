package io.antiphon.subsonic.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The word timing of a line, in milliseconds.
///
/// @param index of the line
public record CueLine(int index, @Nullable Long start, @Nullable Long end, String value, @Nullable String agentId,
        List<Cue> cue) {}
