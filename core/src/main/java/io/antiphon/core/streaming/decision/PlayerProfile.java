package io.antiphon.core.streaming.decision;

import java.util.List;

/// What a player can do. Names are compared without case; bit rates are bits per second, 0 for no limit.
///
/// @param maxBitRate of sound played as it is
/// @param maxTranscodingBitRate of sound made for it
/// @param transcodings in the player's order of preference
public record PlayerProfile(String name, int maxBitRate, int maxTranscodingBitRate, List<DirectPlay> directPlays,
        List<Transcoding> transcodings, List<CodecLimits> codecLimits) {

    public PlayerProfile {
        directPlays = List.copyOf(directPlays);
        transcodings = List.copyOf(transcodings);
        codecLimits = List.copyOf(codecLimits);
    }

    /// A kind of file that is played as it is. An empty list stands for any.
    ///
    /// @param maxChannelCount 0 for no limit
    public record DirectPlay(List<String> containers, List<String> codecs, List<String> protocols,
            int maxChannelCount) {

        public DirectPlay {
            containers = List.copyOf(containers);
            codecs = List.copyOf(codecs);
            protocols = List.copyOf(protocols);
        }
    }

    /// A kind of sound the player would like to have made.
    ///
    /// @param maxChannelCount 0 for no limit
    public record Transcoding(String container, String codec, String protocol, int maxChannelCount) {}

    /// What a player's decoder of one codec can take.
    public record CodecLimits(String codec, List<Limit> limits) {

        public CodecLimits {
            limits = List.copyOf(limits);
        }
    }

    /// One condition.
    ///
    /// @param values numbers as text, or names of codec profiles; only the first counts for the two inequalities
    /// @param required whether sound that does not meet it cannot be played at all
    public record Limit(Property property, Comparison comparison, List<String> values, boolean required) {

        public Limit {
            values = List.copyOf(values);
        }
    }

    /// What a condition speaks of.
    public enum Property {
        CHANNELS, BIT_RATE, PROFILE, SAMPLING_RATE, BIT_DEPTH
    }

    /// How a condition compares.
    public enum Comparison {
        EQUALS, NOT_EQUALS, AT_MOST, AT_LEAST
    }
}
