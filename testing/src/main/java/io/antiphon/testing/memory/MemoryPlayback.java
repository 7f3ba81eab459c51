package io.antiphon.testing.memory;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.playback.Bookmarks;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlayQueues;
import io.antiphon.core.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Bookmarks and play queues in maps.
public final class MemoryPlayback implements Bookmarks, PlayQueues {
    private final Map<UserId, Map<PlayableId, Bookmark>> bookmarks = new ConcurrentHashMap<>();
    private final Map<UserId, PlayQueue> queues = new ConcurrentHashMap<>();

    @Override
    public List<Bookmark> listBookmarks(UserId user) {
        return of(user).values().stream().sorted(Comparator.comparing(Bookmark::changedAt).reversed()).toList();
    }

    @Override
    public void saveBookmark(UserId user, Bookmark bookmark) {
        of(user).merge(bookmark.item(), bookmark,
                (old, fresh) -> new Bookmark(fresh.item(), fresh.position(), fresh.comment(), old.createdAt(),
                        fresh.changedAt()));
    }

    @Override
    public void deleteBookmark(UserId user, PlayableId item) {
        of(user).remove(item);
    }

    @Override
    public Optional<PlayQueue> findPlayQueue(UserId user) {
        return Optional.ofNullable(queues.get(user));
    }

    @Override
    public void savePlayQueue(UserId user, PlayQueue queue) {
        queues.put(user, queue);
    }

    @Override
    public void clearPlayQueue(UserId user) {
        queues.remove(user);
    }

    private Map<PlayableId, Bookmark> of(UserId user) {
        return bookmarks.computeIfAbsent(user, key -> new ConcurrentHashMap<>());
    }
}
