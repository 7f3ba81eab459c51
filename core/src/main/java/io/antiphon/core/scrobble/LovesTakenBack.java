package io.antiphon.core.scrobble;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.scrobble.ScrobbleQueue.SeenLove;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// Takes the stars of songs away whose loves were taken back elsewhere. A star that the service never had is never touched; what only seems
/// to be gone, because pages moved while they were read or a service lost half of its list, is not taken for gone.
final class LovesTakenBack {

    /// Looks that are as far from each other see different pages.
    private static final Duration SURE_AFTER = Duration.ofMinutes(30);
    /// More than that are not taken back at once when they are most of all.
    private static final int FEW = 10;

    private final ScrobbleQueue queue;
    private final SongFinder songs;
    private final Function<String, Annotations> annotations;
    private final Clock clock;

    LovesTakenBack(ScrobbleQueue queue, SongFinder songs, Function<String, Annotations> annotations, Clock clock) {
        this.queue = queue;
        this.songs = songs;
        this.annotations = annotations;
        this.clock = clock;
    }

    /// @param there all that is loved there now, nothing left out
    void compare(Viewer viewer, ScrobbleAccount account, Set<String> there) {
        List<SeenLove> seen = queue.listSeen(account.user(), account.service());
        Set<TrackId> still = new HashSet<>();
        seen.stream()
                .filter(one -> there.contains(one.love()))
                .map(SeenLove::track)
                .filter(Objects::nonNull)
                .forEach(still::add);
        seen.stream()
                .filter(one -> there.contains(one.love()) && one.missedAt() != null)
                .forEach(one -> queue.missed(account.user(), account.service(), one.love(), null));
        List<SeenLove> gone = seen.stream().filter(one -> !there.contains(one.love())).toList();
        long known = seen.stream().filter(one -> one.track() != null).count();
        List<SeenLove> taken = gone.stream()
                .filter(one -> one.track() != null && !still.contains(one.track()))
                .toList();
        // Not here, or loved there under another name or moment.
        gone.stream().filter(one -> !taken.contains(one)).forEach(one -> forget(account, one));
        if (taken.size() <= FEW || taken.size() * 2L <= known) {
            taken.forEach(one -> takeBack(viewer, account, one));
        }
    }

    private void forget(ScrobbleAccount account, SeenLove love) {
        queue.forgetSeen(account.user(), account.service(), love.love());
    }

    private void takeBack(Viewer viewer, ScrobbleAccount account, SeenLove love) {
        Instant now = clock.instant();
        Instant missed = love.missedAt();
        TrackId track = love.track();
        if (missed == null) {
            queue.missed(account.user(), account.service(), love.love(), now);
        } else if (track != null && !now.isBefore(missed.plus(SURE_AFTER))
                && !queue.waitsForLove(account.user(), account.service(), track)) {
            songs.look(viewer, track).ifPresent(here -> {
                Instant since = here.since();
                // A star that was set here after that says more.
                if (since != null && !since.isAfter(missed)) {
                    annotations.apply(account.service()).unstar(account.user(), List.of(track));
                }
                forget(account, love);
            });
        }
    }
}
