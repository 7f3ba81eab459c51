package io.antiphon.core.annotation;

import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what users do to items. When a call returns, the change survives the process being killed. Ids of merged items are
/// taken for what they were merged into. Whether an item exists and is in sight, the caller has checked.
public interface Annotations {

    /// Stars all of them, or none when one fails; an item starred before keeps its date.
    void star(UserId user, Collection<? extends ItemId> items, Instant at);

    void unstar(UserId user, Collection<? extends ItemId> items);

    /// @param rating 1 to 5, or 0 to remove it
    void rate(UserId user, ItemId item, int rating);

    /// Counts plays of tracks, and of their albums and artists, and of episodes, and keeps each in the history. A play of the same thing by
    /// the same user at the same second was reported before and is not counted again.
    ///
    /// @return the plays that were new
    List<Play> recordPlays(UserId user, Collection<Play> plays);

    /// One play of a track or an episode.
    ///
    /// @param client the name the player gave itself
    /// @param listened how long was listened, as far as that is known
    record Play(PlayableId item, Instant at, String client, @Nullable Duration listened) {

        public Play(PlayableId item, Instant at, String client) {
            this(item, at, client, null);
        }
    }
}
