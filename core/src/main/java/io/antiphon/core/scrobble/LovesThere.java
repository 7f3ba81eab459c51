package io.antiphon.core.scrobble;

import io.antiphon.core.Sha256;
import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Lookup.Failed;
import io.antiphon.core.provider.Lookup.Found;
import io.antiphon.core.provider.Lookup.Nothing;
import io.antiphon.core.provider.LoveSync;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.text.TextFolding;
import io.antiphon.core.user.User;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Gives a star here to what people love elsewhere, and takes it away when the love is taken back there. Each love is looked at once: who
/// takes the star away here is not given it again because the love is still there. What is not here is looked for once a day, as music may
/// come; long lists are read as a whole as often.
final class LovesThere {

    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration BETWEEN_ALL = Duration.ofDays(1);
    private static final int MOST_PAGES = 200;
    /// So many pages are read as a whole each time.
    private static final int SHORT_LIST = 5;

    private final ScrobbleQueue queue;
    private final Listens listens;
    private final SongFinder songs;
    private final Function<String, Annotations> annotations;
    private final Clock clock;
    private final LovesTakenBack takenBack;
    private final Map<String, Looks> looks = new ConcurrentHashMap<>();

    /// @param annotations that tell other services of a star, but not the one it comes from
    LovesThere(ScrobbleQueue queue, Listens listens, SongFinder songs, Function<String, Annotations> annotations,
            Clock clock) {
        this.queue = queue;
        this.listens = listens;
        this.songs = songs;
        this.annotations = annotations;
        this.clock = clock;
        this.takenBack = new LovesTakenBack(queue, songs, annotations, clock);
    }

    /// @param all when the whole list was read last
    /// @param pages how many it had then
    private record Looks(Instant last, Instant all, int pages) {}

    /// What one look saw.
    private static final class Sight {

        private final Set<String> loves = new HashSet<>();
        private boolean whole;
        private int pages;
    }

    /// Looks, if it is time to.
    Lookup<Boolean> take(User user, ScrobbleAccount account, ListenerAccount listener, LoveSync service) {
        Instant now = clock.instant();
        if (now.isBefore(next(account))) {
            return new Found<>(false);
        }
        Looks before = looks.get(key(account));
        boolean again = before == null || !now.isBefore(before.all().plus(BETWEEN_ALL));
        boolean all = again || before == null || before.pages() <= SHORT_LIST;
        Sight sight = new Sight();
        Lookup<Boolean> how = pages(user, account, listener, service, again, all, sight);
        if (how instanceof Found<Boolean>) {
            looks.put(key(account), new Looks(now, again || before == null ? now : before.all(),
                    all || before == null ? sight.pages : before.pages()));
            if (sight.whole) {
                takenBack.compare(listens.viewer(user), account, sight.loves);
            }
        }
        return how;
    }

    /// When it is time to look again.
    Instant next(ScrobbleAccount account) {
        Looks before = looks.get(key(account));
        return before == null ? Instant.EPOCH : before.last().plus(BETWEEN);
    }

    void forget(ScrobbleAccount account) {
        looks.remove(key(account));
    }

    private static String key(ScrobbleAccount account) {
        return account.user().value() + " " + account.service();
    }

    /// @param again whether what was not here is looked for again
    /// @param all whether the whole list is read
    private Lookup<Boolean> pages(User user, ScrobbleAccount account, ListenerAccount listener, LoveSync service,
            boolean again, boolean all, Sight sight) {
        boolean readable = true;
        for (int page = 1; page <= MOST_PAGES; page++) {
            switch (service.listLoved(listener, page)) {
                case Found<List<LovedSong>> found -> {
                    if (found.value().isEmpty()) {
                        sight.whole = readable;
                        return new Found<>(true);
                    }
                    sight.pages = page;
                    readable &= found.value().stream().allMatch(LovedSong::isNamed);
                    if (!takePage(user, account, found.value(), again, sight) && !all) {
                        return new Found<>(true);
                    }
                }
                case Nothing<List<LovedSong>> _ -> {
                    return new Found<>(true);
                }
                case Failed<List<LovedSong>> failed -> {
                    return new Failed<>(failed.retryAfter(), failed.reason());
                }
            }
        }
        return new Found<>(true);
    }

    /// @param again whether what was not here is looked for again
    /// @return whether there was anything new
    private boolean takePage(User user, ScrobbleAccount account, List<LovedSong> songsThere, boolean again,
            Sight sight) {
        Map<String, LovedSong> named = new LinkedHashMap<>();
        songsThere.stream().filter(LovedSong::isNamed).forEach(song -> named.putIfAbsent(name(song), song));
        sight.loves.addAll(named.keySet());
        Map<String, Boolean> seen = queue.findSeen(account.user(), account.service(), named.keySet());
        Viewer viewer = listens.viewer(user);
        boolean fresh = false;
        for (Map.Entry<String, LovedSong> each : named.entrySet()) {
            Boolean known = seen.get(each.getKey());
            fresh |= known == null;
            if (known == null || again && !known) {
                Optional<TrackId> here = songs.find(viewer, each.getValue());
                here.ifPresent(track -> star(account, track, each.getValue()));
                if (known == null || here.isPresent()) {
                    queue.saw(account.user(), account.service(), each.getKey(), here.orElse(null));
                }
            }
        }
        return fresh;
    }

    /// What the person did here last counts more, if it was not told there yet.
    private void star(ScrobbleAccount account, TrackId track, LovedSong song) {
        if (!queue.waitsForLove(account.user(), account.service(), track)) {
            annotations.apply(account.service())
                    .star(account.user(), List.of(track), Objects.requireNonNullElse(song.since(), clock.instant()));
        }
    }

    private static String name(LovedSong song) {
        String text = String.join("\0", TextFolding.fold(song.title()), TextFolding.fold(song.artist()),
                String.valueOf(song.recordingMbid()), String.valueOf(song.since()));
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
