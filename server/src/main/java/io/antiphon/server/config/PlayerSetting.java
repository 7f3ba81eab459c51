package io.antiphon.server.config;

import io.antiphon.core.streaming.AudioFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one player gets, written `NAME=FORMAT@KBITS` with either part after `=` left out if it shall stay open.
///
/// @param maxBitRate kbit/s, 0 for no limit
public record PlayerSetting(String player, @Nullable AudioFormat format, int maxBitRate) {

    private static final Pattern FORM = Pattern.compile("(.+)=([A-Za-z0-9]*)(?:@(\\d{1,5}))?");

    static Optional<PlayerSetting> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String suffix = matcher.group(2);
        int bitRate = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        Optional<AudioFormat> format = AudioFormat.ofSuffix(suffix);
        boolean sensible = suffix.isEmpty() ? bitRate > 0 : format.isPresent();
        return sensible ? Optional.of(new PlayerSetting(matcher.group(1).strip(), format.orElse(null), bitRate))
                : Optional.empty();
    }
}
