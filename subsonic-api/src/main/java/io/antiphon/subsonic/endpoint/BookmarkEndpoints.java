package io.antiphon.subsonic.endpoint;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.playback.BriefPlayable;
import io.antiphon.core.playback.Expected;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlaybackSession;
import io.antiphon.core.playback.SeenQueue;
import io.antiphon.core.playback.SharedPlayback;
import io.antiphon.subsonic.parameter.BookmarkParameters.CreateBookmark;
import io.antiphon.subsonic.parameter.BookmarkParameters.SavePlayQueue;
import io.antiphon.subsonic.parameter.BookmarkParameters.SavePlayQueueByIndex;
import io.antiphon.subsonic.parameter.CommonParameters.ById;
import io.antiphon.subsonic.parameter.Extension;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.Bookmarks;
import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.ErrorCode;
import io.antiphon.subsonic.response.PlayQueueByIndex;
import io.antiphon.subsonic.response.SubsonicException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bookmarks and play queues, which are those of the playback session that all of a user's devices share. A queue saved by id can be read by index and the other way round.
final class BookmarkEndpoints implements ChapterEndpoints {
    private final io.antiphon.core.playback.Bookmarks bookmarks;
    private final SharedPlayback playback;
    private final Clock clock;
    private final Items items;
    private final Playables playables;

    BookmarkEndpoints(SubsonicPorts ports, Items items) {
        this.bookmarks = ports.bookmarks();
        this.playback = ports.sharedPlayback();
        this.clock = ports.clock();
        this.items = items;
        this.playables = new Playables(ports);
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(entry("getBookmarks", "1.9.0").answers("bookmarks", Bookmarks.class, this::list),
                entry("createBookmark", "1.9.0").does(CreateBookmark.class, this::create),
                entry("deleteBookmark", "1.9.0").does(ById.class,
                        (caller, asked) -> bookmarks.deleteBookmark(caller.user().id(),
                                items.playableId(caller.viewer(), asked.id()))),
                entry("getPlayQueue", "1.12.0").answers("playQueue", io.antiphon.subsonic.response.PlayQueue.class,
                        this::queue),
                entry("savePlayQueue", "1.12.0").does(SavePlayQueue.class, this::save),
                entry("getPlayQueueByIndex", "OpenSubsonic").extension(Extension.INDEX_BASED_QUEUE)
                        .answers("playQueueByIndex", PlayQueueByIndex.class, this::queueByIndex),
                entry("savePlayQueueByIndex", "OpenSubsonic").extension(Extension.INDEX_BASED_QUEUE)
                        .does(SavePlayQueueByIndex.class, this::saveByIndex));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.BOOKMARKS, name, since);
    }

    private Bookmarks list(Caller caller) {
        List<Bookmark> all = bookmarks.listBookmarks(caller.user().id());
        Map<PlayableId, Child> songs = items.entries(caller, all.stream().map(Bookmark::item).toList());
        return new Bookmarks(
                all.stream()
                        .map(bookmark -> bookmark(caller, bookmark, songs.get(bookmark.item())))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static io.antiphon.subsonic.response.@Nullable Bookmark bookmark(Caller caller, Bookmark bookmark,
            @Nullable Child song) {
        return song == null
                ? null
                : new io.antiphon.subsonic.response.Bookmark(bookmark.position().toMillis(), caller.user().name(),
                        bookmark.comment(), bookmark.createdAt(),
                        bookmark.changedAt(), song);
    }

    private void create(Caller caller, CreateBookmark asked) {
        Instant now = clock.instant();
        PlayableId item = items.playableId(caller.viewer(), asked.id());
        bookmarks.saveBookmark(caller.user().id(),
                new Bookmark(item, Duration.ofMillis(asked.position()), asked.comment(), now, now));
    }

    private void save(Caller caller, SavePlayQueue asked) {
        if (asked.id().isEmpty()) {
            playback.clearQueue(caller.user(), Expected.ANY);
            return;
        }
        if (asked.current() == null) {
            throw SubsonicException.missing("current");
        }
        int current = asked.id().indexOf(asked.current());
        if (current < 0) {
            throw SubsonicException.badValue("current", "one of the ids", asked.current().toString());
        }
        save(caller, asked.id(), current, asked.position());
    }

    private void saveByIndex(Caller caller, SavePlayQueueByIndex asked) {
        Integer current = asked.currentIndex();
        if (asked.id().isEmpty()) {
            if (current != null) {
                throw new SubsonicException(ErrorCode.MISSING_PARAMETER,
                        "Parameter 'currentIndex' has no place in an empty queue");
            }
            playback.clearQueue(caller.user(), Expected.ANY);
            return;
        }
        if (current == null) {
            throw SubsonicException.missing("currentIndex");
        }
        if (current < 0 || current >= asked.id().size()) {
            throw SubsonicException.badValue("currentIndex", "0 to " + (asked.id().size() - 1),
                    Integer.toString(current));
        }
        save(caller, asked.id(), current, asked.position());
    }

    private void save(Caller caller, List<WireId> ids, int current, long position) {
        List<BriefPlayable> found = playables.require(caller, ids);
        playback.saveQueue(caller.user(),
                new PlayQueue(found.stream().map(BriefPlayable::id).toList(), current, Duration.ofMillis(position),
                        clock.instant(), caller.client()),
                found.get(current).length());
    }

    private io.antiphon.subsonic.response.PlayQueue queue(Caller caller) {
        Visible queue = visible(caller);
        return new io.antiphon.subsonic.response.PlayQueue(
                queue.entries().isEmpty() ? null : queue.entries().get(queue.current()).id(), queue.position(),
                caller.user().name(), queue.changedAt(), queue.changedBy(), queue.entries());
    }

    private PlayQueueByIndex queueByIndex(Caller caller) {
        Visible queue = visible(caller);
        return new PlayQueueByIndex(queue.entries().isEmpty() ? null : queue.current(), queue.position(),
                caller.user().name(), queue.changedAt(),
                queue.changedBy(), queue.entries());
    }

    /// What of a queue the caller sees. When the current one is out of sight, it begins at the start.
    private record Visible(List<Child> entries, int current, @Nullable Long position, Instant changedAt,
            String changedBy) {}

    private Visible visible(Caller caller) {
        PlaybackSession session = playback.of(caller.user().id());
        PlayQueue queue = session.queue();
        if (queue == null) {
            return new Visible(List.of(), 0, null, caller.user().createdAt(), "");
        }
        Map<PlayableId, Child> visible = items.entries(caller, new LinkedHashSet<>(queue.items()));
        SeenQueue seen = SeenQueue.of(queue, visible.keySet());
        List<Child> entries = seen.places()
                .stream()
                .map(place -> Objects.requireNonNull(visible.get(queue.items().get(place))))
                .toList();
        return new Visible(entries, seen.current(),
                seen.lost() ? 0L : session.queuePositionAt(clock.instant()).toMillis(), queue.changedAt(),
                queue.changedBy());
    }
}
