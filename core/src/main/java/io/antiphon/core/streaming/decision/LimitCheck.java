package io.antiphon.core.streaming.decision;

import io.antiphon.core.streaming.decision.PlayerProfile.CodecLimits;
import io.antiphon.core.streaming.decision.PlayerProfile.Limit;
import io.antiphon.core.streaming.decision.PlayerProfile.Property;
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
        if (limit.property() == Property.PROFILE) {
            return isProfileMet(stream.profile(), limit);
        }
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

    /// Profiles are equal or not; none is more than another.
    private static boolean isProfileMet(String actual, Limit limit) {
        if (actual.isEmpty() || limit.values().isEmpty()) {
            return true;
        }
        boolean named = limit.values().stream().anyMatch(value -> plain(value).equals(plain(actual)));
        return switch (limit.comparison()) {
            case EQUALS -> named;
            case NOT_EQUALS -> !named;
            case AT_MOST, AT_LEAST -> true;
        };
    }

    /// `HE-AAC`, `he_aac` and `aac-he` are the same.
    private static String plain(String profile) {
        return profile.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replace("aac", "");
    }

    /// The number the condition speaks of.
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
        return "%s %s of %s is not %s %s".formatted(stream.codec(),
                limit.property().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                limit.property() == Property.PROFILE ? stream.profile() : value(stream, limit),
                limit.comparison().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                String.join(" or ", limit.values()));
    }
}
