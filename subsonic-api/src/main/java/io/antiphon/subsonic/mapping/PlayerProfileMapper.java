package io.antiphon.subsonic.mapping;

import io.antiphon.core.streaming.decision.PlayerProfile;
import io.antiphon.core.streaming.decision.PlayerProfile.CodecLimits;
import io.antiphon.core.streaming.decision.PlayerProfile.Comparison;
import io.antiphon.core.streaming.decision.PlayerProfile.DirectPlay;
import io.antiphon.core.streaming.decision.PlayerProfile.Limit;
import io.antiphon.core.streaming.decision.PlayerProfile.Property;
import io.antiphon.core.streaming.decision.PlayerProfile.Transcoding;
import io.antiphon.subsonic.parameter.ClientInfo;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Understands what a player says of itself. A condition in words that are not known is left out: it cannot be checked, and to
/// refuse every song for it would help nobody.
public final class PlayerProfileMapper {
    private static final String AUDIO = "audiocodec";

    private PlayerProfileMapper() {}

    public static PlayerProfile profile(ClientInfo client) {
        return new PlayerProfile(text(client.name()), number(client.maxAudioBitrate()),
                number(client.maxTranscodingAudioBitrate()),
                filled(client.directPlayProfiles()).stream().map(PlayerProfileMapper::directPlay).toList(),
                filled(client.transcodingProfiles()).stream().map(PlayerProfileMapper::transcoding).toList(),
                filled(client.codecProfiles()).stream()
                        .filter(PlayerProfileMapper::isAudio)
                        .map(PlayerProfileMapper::codec)
                        .toList());
    }

    private static DirectPlay directPlay(ClientInfo.DirectPlayProfile profile) {
        return new DirectPlay(filled(profile.containers()), filled(profile.audioCodecs()), filled(profile.protocols()),
                number(profile.maxAudioChannels()));
    }

    private static Transcoding transcoding(ClientInfo.TranscodingProfile profile) {
        return new Transcoding(text(profile.container()), text(profile.audioCodec()), text(profile.protocol()),
                number(profile.maxAudioChannels()));
    }

    private static boolean isAudio(ClientInfo.CodecProfile profile) {
        return profile.type() == null || profile.type().toLowerCase(Locale.ROOT).equals(AUDIO);
    }

    private static CodecLimits codec(ClientInfo.CodecProfile profile) {
        return new CodecLimits(text(profile.name()),
                filled(profile.limitations()).stream().flatMap(limitation -> limit(limitation).stream()).toList());
    }

    private static Optional<Limit> limit(ClientInfo.Limitation limitation) {
        Property property = property(text(limitation.name()));
        Comparison comparison = comparison(text(limitation.comparison()));
        return property == null || comparison == null
                ? Optional.empty()
                : Optional.of(new Limit(property, comparison, filled(limitation.values()),
                        Boolean.TRUE.equals(limitation.required())));
    }

    private static @Nullable Property property(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "audiochannels" -> Property.CHANNELS;
            case "audiobitrate" -> Property.BIT_RATE;
            case "audioprofile" -> Property.PROFILE;
            case "audiosamplerate" -> Property.SAMPLING_RATE;
            case "audiobitdepth" -> Property.BIT_DEPTH;
            default -> null;
        };
    }

    private static @Nullable Comparison comparison(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "equals" -> Comparison.EQUALS;
            case "notequals" -> Comparison.NOT_EQUALS;
            case "lessthanequal" -> Comparison.AT_MOST;
            case "greaterthanequal" -> Comparison.AT_LEAST;
            default -> null;
        };
    }

    private static <T> List<T> filled(@Nullable List<@Nullable T> values) {
        return values == null ? List.of()
                : values.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /// Players mean "no limit" by nothing, zero, less than zero and by enormous numbers.
    private static int number(@Nullable Double value) {
        return value == null || !(value > 0) || value >= Integer.MAX_VALUE ? 0 : value.intValue();
    }
}
