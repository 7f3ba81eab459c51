package io.antiphon.core.user;

import org.jspecify.annotations.Nullable;

/// What people set for themselves.
///
/// @param scrobbling whether services that they are connected to are told what they hear and love
/// @param maxBitRate kbit/s that they want at most, whatever they are allowed; 0 for no wish
/// @param format the ending of what they are sent where a player asks for no format; absent for what the operator says
/// @param showsPlaying whether others see what they play now
public record OwnSettings(boolean scrobbling, int maxBitRate, @Nullable String format, boolean showsPlaying) {

    /// Those of somebody who has not said anything.
    public static final OwnSettings STANDARD = new OwnSettings(true, 0, null, true);

    /// The standard but for one.
    static OwnSettings scrobbling(boolean scrobbling) {
        return new OwnSettings(scrobbling, STANDARD.maxBitRate, STANDARD.format,
                STANDARD.showsPlaying);
    }
}
