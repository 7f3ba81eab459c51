package io.antiphon.core.streaming.decision;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.decision.PlayerProfile.DirectPlay;
import io.antiphon.core.streaming.decision.PlayerProfile.Limit;
import io.antiphon.core.streaming.decision.PlayerProfile.Property;
import io.antiphon.core.streaming.decision.PlayerProfile.Transcoding;
import io.antiphon.core.streaming.decision.TranscodeDecision.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides by the rules of the `transcoding` extension (<https://opensubsonic.netlify.app/docs/extensions/transcoding/>): the first
/// direct-play profile that fits wins; else the first transcoding profile that can be made here within all limits.
public final class TranscodeDecider {

    /// What ffmpeg's own encoder makes.
    private static final String MADE_AAC = "LC";
    private static final String HTTP = "http";
    private static final int KILO = 1000;
    private static final int LEAST_BIT_RATE = 32_000;

    private final Set<AudioFormat> available;

    /// @param available what the transcoder here can make
    public TranscodeDecider(Set<AudioFormat> available) {
        this.available = Set.copyOf(available);
    }

    /// @param accountMaxBitRate kbit/s the account is streamed at most, 0 for no limit
    public TranscodeDecision decide(SoundStream source, PlayerProfile player, int accountMaxBitRate) {
        int directLimit = lower(player.maxBitRate(), accountMaxBitRate * KILO);
        List<String> reasons = new ArrayList<>();
        for (DirectPlay profile : player.directPlays()) {
            Optional<String> reason = obstacle(source, profile, player, directLimit);
            if (reason.isEmpty()) {
                return new TranscodeDecision(true, List.of(), source, null);
            }
            reasons.add(reason.get());
        }
        int madeLimit = lower(lower(player.maxTranscodingBitRate(), player.maxBitRate()), accountMaxBitRate * KILO);
        Target target = player.transcodings()
                .stream()
                .flatMap(wish -> target(source, wish, player, madeLimit).stream())
                .findFirst()
                .orElse(null);
        return new TranscodeDecision(false, reasons, source, target);
    }

    private static Optional<String> obstacle(SoundStream source, DirectPlay profile, PlayerProfile player,
            int bitRateLimit) {
        if (!profile.protocols().isEmpty() && profile.protocols().stream().noneMatch(HTTP::equalsIgnoreCase)) {
            return Optional.of("the protocol is http, not " + String.join(" or ", profile.protocols()));
        }
        if (!profile.containers().isEmpty()
                && profile.containers().stream().map(Names::container).noneMatch(source.container()::equals)) {
            return Optional.of(
                    "container %s is not %s".formatted(source.container(), String.join(" or ", profile.containers())));
        }
        if (!profile.codecs().isEmpty()
                && profile.codecs().stream().map(Names::codec).noneMatch(source.codec()::equals)) {
            return Optional.of("codec %s is not %s".formatted(source.codec(), String.join(" or ", profile.codecs())));
        }
        if (profile.maxChannelCount() > 0 && source.channelCount() > profile.maxChannelCount()) {
            return Optional
                    .of("%d channels are more than %d".formatted(source.channelCount(), profile.maxChannelCount()));
        }
        if (bitRateLimit > 0 && source.bitRate() > bitRateLimit) {
            return Optional.of("a bit rate of %d is more than %d".formatted(source.bitRate(), bitRateLimit));
        }
        return LimitCheck.violation(source, LimitCheck.limitsFor(player.codecLimits(), source.codec()));
    }

    private Optional<Target> target(SoundStream source, Transcoding wish, PlayerProfile player, int bitRateLimit) {
        if (!HTTP.equalsIgnoreCase(wish.protocol())) {
            return Optional.empty();
        }
        return format(wish).filter(available::contains)
                .filter(format -> !format.isLossless() || bitRateLimit == 0)
                .flatMap(format -> fitted(source, format, wish, player, bitRateLimit));
    }

    /// The format of a container and codec that belong together.
    private static Optional<AudioFormat> format(Transcoding wish) {
        return switch (Names.container(wish.container()) + "/" + Names.codec(wish.codec())) {
            case "mp3/mp3" -> Optional.of(AudioFormat.MP3);
            case "ogg/opus" -> Optional.of(AudioFormat.OPUS);
            case "ogg/vorbis" -> Optional.of(AudioFormat.OGG);
            case "aac/aac" -> Optional.of(AudioFormat.AAC);
            case "mp4/aac" -> Optional.of(AudioFormat.M4A);
            case "flac/flac" -> Optional.of(AudioFormat.FLAC);
            case "wav/pcm" -> Optional.of(AudioFormat.WAV);
            default -> Optional.empty();
        };
    }

    private static Optional<Target> fitted(SoundStream source, AudioFormat format, Transcoding wish,
            PlayerProfile player, int bitRateLimit) {
        List<Limit> limits = LimitCheck.limitsFor(player.codecLimits(), Names.codec(wish.codec()));
        int channels = within(source.channelCount(), limits, Property.CHANNELS);
        channels = wish.maxChannelCount() > 0 ? Math.min(channels, wish.maxChannelCount()) : channels;
        int samplingRate = within(format == AudioFormat.OPUS ? 48_000 : source.samplingRate(), limits,
                Property.SAMPLING_RATE);
        int bitRate = format.isLossless() ? 0 : bitRate(source, format, limits, bitRateLimit);
        int bitDepth = format == AudioFormat.WAV ? 16 : format.isLossless() ? source.bitDepth() : 0;
        SoundStream stream = new SoundStream(wish.container(), wish.codec(), channels, bitRate, samplingRate, bitDepth,
                Names.codec(wish.codec()).equals("aac") ? MADE_AAC : "");
        Target target = new Target(format, bitRate / KILO, samplingRate == source.samplingRate() ? 0 : samplingRate,
                channels == source.channelCount() ? 0 : channels, stream);
        return LimitCheck.violation(stream, limits).isPresent() ? Optional.empty() : Optional.of(target);
    }

    private static int bitRate(SoundStream source, AudioFormat format, List<Limit> limits, int bitRateLimit) {
        int wanted = bitRateLimit > 0 ? bitRateLimit : format.defaultBitRate() * KILO;
        boolean lossy = source.bitDepth() == 0 && source.bitRate() > 0;
        return within(Math.max(LEAST_BIT_RATE, lossy ? Math.min(wanted, source.bitRate()) : wanted), limits,
                Property.BIT_RATE);
    }

    /// The value nearest to what the source has that all limits of one property allow.
    private static int within(int value, List<Limit> limits, Property property) {
        int result = value;
        for (Limit limit : limits) {
            if (limit.property() == property && !limit.values().isEmpty() && result > 0) {
                result = adjusted(result, limit);
            }
        }
        return result;
    }

    private static int adjusted(int value, Limit limit) {
        int first = LimitCheck.number(limit.values().getFirst());
        return switch (limit.comparison()) {
            case AT_MOST -> first > 0 ? Math.min(value, first) : value;
            case AT_LEAST -> Math.max(value, first);
            case EQUALS -> nearest(value, limit.values());
            case NOT_EQUALS -> value;
        };
    }

    private static int nearest(int value, List<String> allowed) {
        return allowed.stream()
                .map(LimitCheck::number)
                .filter(number -> number > 0)
                .min((one, other) -> Integer.compare(Math.abs(one - value), Math.abs(other - value)))
                .orElse(value);
    }

    private static int lower(int one, int other) {
        return one <= 0 || other <= 0 ? Math.max(0, Math.max(one, other)) : Math.min(one, other);
    }
}
