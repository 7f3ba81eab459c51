package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;
import java.util.List;

/// The word timing of a line, in milliseconds.
///
/// @param index of the line
public record CueLine(int index, @Nullable Long start, @Nullable Long end, String value, @Nullable String agentId, List<Cue> cue) {
}
