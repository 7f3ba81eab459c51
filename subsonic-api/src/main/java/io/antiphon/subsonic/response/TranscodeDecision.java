package io.antiphon.subsonic.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a player gets a song.
///
/// @param transcodeReason why each of its direct play profiles does not fit
/// @param transcodeParams what `getTranscodeStream` takes, as it stands
public record TranscodeDecision(boolean canDirectPlay, boolean canTranscode, List<String> transcodeReason,
        @Nullable String errorReason,
        @Nullable String transcodeParams, @Nullable StreamDetails sourceStream,
        @Nullable StreamDetails transcodeStream) {}
