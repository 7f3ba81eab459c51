package io.antiphon.subsonic.mapping;

import io.antiphon.core.streaming.decision.SoundStream;
import io.antiphon.core.streaming.decision.TranscodeDecision;
import io.antiphon.subsonic.response.StreamDetails;
import org.jspecify.annotations.Nullable;

/// Decisions about streams.
public final class TranscodeMapper {
    private static final String HTTP = "http";

    private TranscodeMapper() {}

    /// @param params the ticket for what is to be made; absent when nothing is
    public static io.antiphon.subsonic.response.TranscodeDecision decision(TranscodeDecision decision,
            @Nullable String params) {
        TranscodeDecision.Target target = decision.target();
        String error = decision.canPlayDirectly() || target != null ? null
                : "None of the player's transcoding profiles can be made here within its limits";
        return new io.antiphon.subsonic.response.TranscodeDecision(decision.canPlayDirectly(), target != null,
                decision.reasons(), error, params,
                stream(decision.source()), target == null ? null : stream(target.stream()));
    }

    private static StreamDetails stream(SoundStream stream) {
        return new StreamDetails(HTTP, stream.container(), stream.codec(), stream.channelCount(), stream.bitRate(),
                stream.profile(),
                stream.samplingRate(),
                stream.bitDepth());
    }
}
