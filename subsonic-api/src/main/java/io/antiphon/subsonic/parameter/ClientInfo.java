package io.antiphon.subsonic.parameter;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a player says it can do: the body of `getTranscodeDecision`. Everything may be missing, and names may be any; bit rates are
/// bits per second.
/// See <https://opensubsonic.netlify.app/docs/extensions/transcoding/>.
public record ClientInfo(@Nullable String name, @Nullable String platform, @Nullable Double maxAudioBitrate,
        @Nullable Double maxTranscodingAudioBitrate,
        @Nullable List<@Nullable DirectPlayProfile> directPlayProfiles,
        @Nullable List<@Nullable TranscodingProfile> transcodingProfiles,
        @Nullable List<@Nullable CodecProfile> codecProfiles) {

    /// A kind of file that is played as it is. An empty list stands for any.
    public record DirectPlayProfile(
            @JsonFormat(
                    with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<@Nullable String> containers,
            @JsonFormat(
                    with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<@Nullable String> audioCodecs,
            @JsonFormat(
                    with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<@Nullable String> protocols,
            @Nullable Double maxAudioChannels) {}

    /// A kind of sound that may be made, in order of preference.
    public record TranscodingProfile(@Nullable String container, @Nullable String audioCodec, @Nullable String protocol,
            @Nullable Double maxAudioChannels) {}

    /// What the decoder of one codec can take.
    public record CodecProfile(@Nullable String type, @Nullable String name,
            @Nullable List<@Nullable Limitation> limitations) {}

    /// One condition.
    public record Limitation(@Nullable String name, @Nullable String comparison,
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<@Nullable String> values,
            @Nullable Boolean required) {}
}
