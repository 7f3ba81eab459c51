package io.antiphon.testing.memory;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.Annotation;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What users did, in maps.
public final class MemoryAnnotations implements Annotations {
    private final Map<Key, Instant> stars = new ConcurrentHashMap<>();
    private final Map<Key, Integer> ratings = new ConcurrentHashMap<>();
    private final List<Played> plays = new CopyOnWriteArrayList<>();

    private record Key(UserId user, ItemId item) {}

    private record Played(UserId user, Play play) {}

    @Override
    public void star(UserId user, Collection<? extends ItemId> items, Instant at) {
        items.forEach(item -> stars.putIfAbsent(new Key(user, item), at));
    }

    @Override
    public void unstar(UserId user, Collection<? extends ItemId> items) {
        items.forEach(item -> stars.remove(new Key(user, item)));
    }

    @Override
    public void rate(UserId user, ItemId item, int rating) {
        if (rating == 0) {
            ratings.remove(new Key(user, item));
        } else {
            ratings.put(new Key(user, item), rating);
        }
    }

    @Override
    public List<Play> recordPlays(UserId user, Collection<Play> reported) {
        List<Play> fresh = new ArrayList<>();
        for (Play play : reported) {
            if (plays.stream().noneMatch(known -> known.user().equals(user) && isSame(known.play(), play))) {
                plays.add(new Played(user, play));
                fresh.add(play);
            }
        }
        return fresh;
    }

    /// @param tracks whose plays count for the item: itself, or an album's tracks
    Annotation of(UserId user, ItemId item, Collection<? extends ItemId> tracks) {
        List<Instant> played = plays.stream()
                .filter(one -> one.user().equals(user) && tracks.contains(one.play().item()))
                .map(one -> one.play().at())
                .sorted(Comparator.reverseOrder())
                .toList();
        OptionalDouble average = ratings.entrySet()
                .stream()
                .filter(one -> one.getKey().item().equals(item))
                .mapToInt(Map.Entry::getValue)
                .average();
        return new Annotation(stars.get(new Key(user, item)), ratings.get(new Key(user, item)),
                average.isPresent() ? average.getAsDouble() : null,
                played.size(), played.isEmpty() ? null : played.getFirst());
    }

    /// Of all users.
    long playsOf(ItemId track) {
        return plays.stream().filter(one -> one.play().item().equals(track)).count();
    }

    private static boolean isSame(Play one, Play other) {
        return one.item().equals(other.item())
                && one.at().truncatedTo(ChronoUnit.SECONDS).equals(other.at().truncatedTo(ChronoUnit.SECONDS));
    }
}
