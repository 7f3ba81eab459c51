package io.antiphon.core.playback;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.PlayableId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one user plays next, wherever they play.
///
/// @param items songs and episodes; may hold one several times
/// @param currentIndex into `items`, 0 when they are empty
/// @param position in the current one as it was last saved
/// @param changedBy the name of the client that saved it last
public record PlayQueue(List<PlayableId> items, int currentIndex, Duration position, Instant changedAt,
        String changedBy) {

    /// As many as can be kept.
    public static final int MAX_ITEMS = 58_000;

    public PlayQueue {
        items = List.copyOf(items);
        if (!items.isEmpty() && (currentIndex < 0 || currentIndex >= items.size())) {
            throw new IllegalArgumentException(
                    "current index %d is outside 0..%d".formatted(currentIndex, items.size() - 1));
        }
    }

    static PlayQueue empty(Instant at, String by) {
        return new PlayQueue(List.of(), 0, Duration.ZERO, at, by);
    }

    /// Only of a queue that is not empty.
    public PlayableId current() {
        return items.get(currentIndex);
    }

    /// Where an item stands: here if it is current, else the next time it comes, else the first.
    Optional<Integer> indexOf(PlayableId item) {
        for (int i = 0; i < items.size(); i++) {
            int index = (currentIndex + i) % items.size();
            if (items.get(index).equals(item)) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /// With another one current, from its start.
    PlayQueue at(int index) {
        return index == currentIndex ? this : new PlayQueue(items, index, Duration.ZERO, changedAt, changedBy);
    }

    /// With another position in the current one.
    PlayQueue from(Duration other) {
        return new PlayQueue(items, currentIndex, other, changedAt, changedBy);
    }

    PlayQueue by(String client, Instant at) {
        return new PlayQueue(items, currentIndex, position, at, client);
    }

    /// @param index in front of which they come
    /// @throws LibraryException.Invalid when the queue would be longer than [#MAX_ITEMS]
    PlayQueue with(List<PlayableId> added, int index) {
        if (added.size() + items.size() > MAX_ITEMS) {
            throw new LibraryException.Invalid("A play queue holds at most %d songs, not %d".formatted(MAX_ITEMS,
                    added.size() + items.size()));
        }
        List<PlayableId> all = new ArrayList<>(items);
        all.addAll(index, added);
        boolean before = index <= currentIndex && !items.isEmpty();
        return new PlayQueue(all, before ? currentIndex + added.size() : currentIndex, position, changedAt, changedBy);
    }

    /// With one moved to another index; what is current stays current.
    PlayQueue moved(int from, int to) {
        List<PlayableId> all = new ArrayList<>(items);
        all.add(to, all.remove(from));
        int current = currentIndex;
        if (from == current) {
            current = to;
        } else if (from < current && to >= current) {
            current--;
        } else if (from > current && to <= current) {
            current++;
        }
        return new PlayQueue(all, current, position, changedAt, changedBy);
    }

    /// Without one. When that was current, the one behind it is, or the new last one, from its start.
    PlayQueue without(int index) {
        List<PlayableId> all = new ArrayList<>(items);
        all.remove(index);
        int current = index < currentIndex ? currentIndex - 1 : Math.min(currentIndex, Math.max(0, all.size() - 1));
        return new PlayQueue(all, current, index == currentIndex ? Duration.ZERO : position, changedAt, changedBy);
    }
}
