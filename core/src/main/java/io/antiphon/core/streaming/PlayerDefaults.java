package io.antiphon.core.streaming;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What players get that ask for nothing in particular, and the most that they get, by the names they give themselves.
public final class PlayerDefaults {

    /// Names no player: stands for all that are not named.
    public static final String OTHERS = "*";

    private static final Limits NONE = new Limits(null, 0);

    private final Map<String, Limits> byPlayer;

    /// @param format sent when the player asks for none; absent for the file's own
    /// @param maxBitRate kbit/s, 0 for no limit
    public record Limits(@Nullable AudioFormat format, int maxBitRate) {}

    /// @param byPlayer by name, whose case does not matter; [#OTHERS] for the rest
    public PlayerDefaults(Map<String, Limits> byPlayer) {
        this.byPlayer = byPlayer.entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(entry -> entry.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue));
    }

    /// What a player asked for, with what is set for it in place of what it left open. `raw` stays what it is.
    public StreamRequest applyTo(String player, StreamRequest request) {
        Limits limits = byPlayer.getOrDefault(player.toLowerCase(Locale.ROOT), byPlayer.getOrDefault(OTHERS, NONE));
        AudioFormat standard = limits.format();
        String format = request.format() == null && standard != null ? standard.suffix() : request.format();
        int asked = request.maxBitRate();
        int most = limits.maxBitRate();
        int bitRate = asked <= 0 || most <= 0 ? Math.max(0, Math.max(asked, most)) : Math.min(asked, most);
        return new StreamRequest(format, bitRate, request.start());
    }
}
