package io.antiphon.core.streaming.decision;

import io.antiphon.core.streaming.decision.PlayerProfile.CodecLimits;
import io.antiphon.core.streaming.decision.PlayerProfile.Limit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds a stream against a player's limits for its codec.
final class LimitCheck {

    private LimitCheck() {}

    static List<Limit> limitsFor(List<CodecLimits> codecLimits, String codec) {
        return codecLimits.stream()
                .filter(limits -> Names.codec(limits.codec()).equals(codec))
                .flatMap(limits -> limits.limits().stream())
                .toList();
    }

    /// The first required condition that the stream does not meet, in words. What is not known about a stream counts as met.
    static Optional<String> violation(SoundStream stream, List<Limit> limits) {
        return limits.stream()
                .filter(Limit::required)
                .filter(limit -> !isMet(stream, limit))
                .findFirst()
                .map(limit -> describe(stream, limit));
    }

    static boolean isMet(SoundStream stream, Limit limit) {
        int actual = value(stream, limit);
        if (actual == 0 || limit.values().isEmpty()) {
            return true;
        }
        return switch (limit.comparison()) {
            case EQUALS -> limit.values().stream().anyMatch(value -> number(value) == actual);
            case NOT_EQUALS -> limit.values().stream().noneMatch(value -> number(value) == actual);
            case AT_MOST -> number(limit.values().getFirst()) < 0 || actual <= number(limit.values().getFirst());
            case AT_LEAST -> actual >= number(limit.values().getFirst());
        };
    }

    /// The number the condition speaks of; codec profiles are not told apart here, so they count as not known.
    static int value(SoundStream stream, Limit limit) {
        return switch (limit.property()) {
            case CHANNELS -> stream.channelCount();
            case BIT_RATE -> stream.bitRate();
            case SAMPLING_RATE -> stream.samplingRate();
            case BIT_DEPTH -> stream.bitDepth();
            case PROFILE -> 0;
        };
    }

    /// -1 for what is not a number.
    static int number(String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static String describe(SoundStream stream, Limit limit) {
        return "%s %s of %d is not %s %s".formatted(stream.codec(),
                limit.property().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                value(stream, limit), limit.comparison().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                String.join(" or ", limit.values()));
    }
}
