package io.antiphon.subsonic.parameter;

/// What the transcoding extension takes.
public interface TranscodingParameters {

    /// `getTranscodeDecision`.
    record TranscodeDecision(WireId mediaId, MediaKind mediaType, @JsonBody ClientInfo client) {}

    /// `getTranscodeStream`.
    ///
    /// @param offset seconds
    record TranscodeStream(WireId mediaId, MediaKind mediaType, String transcodeParams,
            @Default("0") @AtLeast(0) int offset) {}
}
