package io.antiphon.core.history;

import io.antiphon.core.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plays that [io.antiphon.core.annotation.Annotations] kept. Ids of merged items are those of what they were merged into, but in
/// [#listPlays], whose entries are as they were recorded.
public interface PlayHistory {

    /// The latest first; those of one second by their ids.
    ///
    /// @param after what was read already; absent for nothing
    List<PlayEntry> listPlays(UserId user, Period period, @Nullable PlayCursor after, int limit);

    /// The most played first; those played equally often in a fixed order. Of tracks, without the artist. Over all time and in full sight, plays
    /// count whose times are not known.
    List<Top> listTop(Sight sight, TopKind kind, Period period, int limit);

    /// By time, without quarters in which nothing was heard. In full sight with episodes.
    List<Heard> listHeard(Sight sight, Period period);

    Variety variety(Sight sight, Period period);
}
