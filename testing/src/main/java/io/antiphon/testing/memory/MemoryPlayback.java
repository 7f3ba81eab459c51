package io.antiphon.testing.memory;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.playback.Bookmarks;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlayQueues;
import io.antiphon.core.playback.PlaybackSession;
import io.antiphon.core.playback.PlaybackSessions;
import io.antiphon.core.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Bookmarks, play queues and playback sessions in maps.
public final class MemoryPlayback implements Bookmarks, PlayQueues, PlaybackSessions {
    private final Map<UserId, Map<PlayableId, Bookmark>> bookmarks = new ConcurrentHashMap<>();
    private final Map<UserId, PlaybackSession> sessions = new ConcurrentHashMap<>();

    @Override
    public List<Bookmark> listBookmarks(UserId user) {
        return bookmarksOf(user).values()
                .stream()
                .sorted(Comparator.comparing(Bookmark::changedAt).reversed())
                .toList();
    }

    @Override
    public void saveBookmark(UserId user, Bookmark bookmark) {
        bookmarksOf(user).merge(bookmark.item(), bookmark,
                (old, fresh) -> new Bookmark(fresh.item(), fresh.position(), fresh.comment(), old.createdAt(),
                        fresh.changedAt()));
    }

    @Override
    public void deleteBookmark(UserId user, PlayableId item) {
        bookmarksOf(user).remove(item);
    }

    @Override
    public Optional<PlayQueue> findPlayQueue(UserId user) {
        return Optional.ofNullable(of(user).queue());
    }

    @Override
    public void savePlayQueue(UserId user, PlayQueue queue) {
        setQueue(user, queue);
    }

    @Override
    public void clearPlayQueue(UserId user) {
        setQueue(user, null);
    }

    private void setQueue(UserId user, @Nullable PlayQueue queue) {
        sessions.compute(user, (_, known) -> {
            PlaybackSession before = known == null ? PlaybackSession.NONE : known;
            return new PlaybackSession(before.version() + 1, before.queueVersion() + 1, queue, before.playing());
        });
    }

    @Override
    public PlaybackSession of(UserId user) {
        return sessions.getOrDefault(user, PlaybackSession.NONE);
    }

    @Override
    public Change change(UserId user, UnaryOperator<PlaybackSession> work) {
        AtomicReference<Change> change = new AtomicReference<>();
        sessions.compute(user, (_, known) -> {
            PlaybackSession before = known == null ? PlaybackSession.NONE : known;
            PlaybackSession after = work.apply(before);
            change.set(new Change(before, after));
            return after;
        });
        return Objects.requireNonNull(change.get());
    }

    private Map<PlayableId, Bookmark> bookmarksOf(UserId user) {
        return bookmarks.computeIfAbsent(user, key -> new ConcurrentHashMap<>());
    }
}
