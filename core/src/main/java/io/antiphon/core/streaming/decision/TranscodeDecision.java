package io.antiphon.core.streaming.decision;

import io.antiphon.core.streaming.AudioFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was decided for one file and one player.
///
/// @param reasons why each of the player's direct-play profiles does not fit, in their order; empty when one does
/// @param target absent when the file is played as it is, or when nothing the player wants can be made here
public record TranscodeDecision(boolean canPlayDirectly, List<String> reasons, SoundStream source,
        @Nullable Target target) {

    public TranscodeDecision {
        reasons = List.copyOf(reasons);
    }

    /// What to make.
    ///
    /// @param format what the transcoder is asked for
    /// @param bitRate kbit/s the transcoder is asked for, 0 for lossless
    /// @param samplingRate Hz the transcoder is asked for, 0 to keep the source's
    /// @param channelCount the transcoder is asked for, 0 to keep the source's
    /// @param stream how the player will see it
    public record Target(AudioFormat format, int bitRate, int samplingRate, int channelCount, SoundStream stream) {}
}
