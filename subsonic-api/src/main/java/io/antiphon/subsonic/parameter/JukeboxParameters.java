package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.TrackId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the jukebox chapter takes.
public interface JukeboxParameters {

    /// What can be done with the jukebox.
    enum Action {
        GET, STATUS, SET, START, STOP, SKIP, ADD, CLEAR, REMOVE, SHUFFLE, SET_GAIN
    }

    /// `jukeboxControl`.
    ///
    /// @param index for `skip` and `remove`
    /// @param offset seconds, for `skip`
    /// @param id for `set` and `add`
    /// @param gain 0.0 to 1.0, for `setGain`
    record JukeboxControl(Action action, @Nullable Integer index, @Default("0") @AtLeast(0) int offset,
            List<TrackId> id, @Nullable Double gain) {}
}
