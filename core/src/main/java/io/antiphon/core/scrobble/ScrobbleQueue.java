package io.antiphon.core.scrobble;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What waits to be sent. It is put there by whoever keeps what people do, in the same transaction, so that what was acknowledged is sent
/// even if the program is killed in between.
public interface ScrobbleQueue {

    /// What waits for one account, oldest first.
    List<QueuedPlay> listPlays(UserId user, String service, int limit);

    /// What became of plays, all at once: those that are not refused are forgotten.
    ///
    /// @param refused with the reason
    void settle(UserId user, String service, Collection<QueuedPlay> plays, Map<QueuedPlay, String> refused, Instant at);

    /// Lets the oldest go where more wait, or more are refused, than there may.
    ///
    /// @return how many that waited were let go
    long bound(UserId user, String service, int mostWaiting, int mostRefused);

    /// The latest first.
    List<RefusedPlay> listRefused(UserId user, String service, int limit);

    void forgetRefused(UserId user, String service);

    Waiting count(UserId user, String service);

    /// Stars that were set or taken, oldest first, one for each track.
    List<QueuedLove> listLoves(UserId user, String service, int limit);

    /// It was sent, or need not be: forgotten unless the person changed their mind meanwhile.
    void settle(UserId user, String service, QueuedLove love);

    /// Whether something about the track waits to be sent.
    boolean waitsForLove(UserId user, String service, TrackId track);

    /// Those that were looked at before.
    Map<String, Boolean> findSeen(UserId user, String service, Collection<String> loves);

    /// Something that is loved there was looked at.
    ///
    /// @param love names the song and the moment since when it is loved, in at most 64 characters
    /// @param track the song here; absent when it is not here
    void saw(UserId user, String service, String love, @Nullable TrackId track);

    /// All that was looked at and not forgotten since.
    List<SeenLove> listSeen(UserId user, String service);

    /// It is not among what is loved there.
    ///
    /// @param at since when; absent when it is there again
    void missed(UserId user, String service, String love, @Nullable Instant at);

    void forgetSeen(UserId user, String service, String love);

    /// Something that is, or was, loved there.
    ///
    /// @param track absent when the song was not here
    /// @param missedAt when it was found not to be there any more; absent while it is there
    record SeenLove(String love, @Nullable TrackId track, @Nullable Instant missedAt) {}

    /// @param at in whole seconds
    record QueuedPlay(TrackId track, Instant at) {}

    record RefusedPlay(TrackId track, Instant at, String reason, Instant refusedAt) {}

    /// @param loved whether it has a star now
    record QueuedLove(TrackId track, boolean loved, Instant at) {}

    /// How much waits.
    record Waiting(long plays, long loves, long refused) {}
}
