package io.antiphon.subsonic.parameter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What videos and HTTP Live Streaming take.
public interface VideoParameters {

    /// The formats of captions.
    enum CaptionsFormat {
        SRT, VTT
    }

    /// `getCaptions`: the id of a video, or of one of its captions.
    record GetCaptions(WireId id, @Nullable CaptionsFormat format) {}

    /// `hls`: bit rates in kbit/s, each with a size if wanted: `1000@480x360`.
    record Hls(WireId id, List<String> bitRate, @Nullable Integer audioTrack) {}

    /// `hlsPlaylist`.
    record HlsPlaylist(String ticket) {}

    /// `hlsSegment`.
    record HlsSegment(String ticket, @AtLeast(0) int segment) {}
}
