package io.antiphon.core.playback;

import io.antiphon.core.library.PlayableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What of a queue somebody sees. Items out of sight stay in it and are counted nowhere.
///
/// @param places in the queue of those in sight
/// @param current index into `places`, 0 when there are none; the first one when the queue's current one is out of sight
/// @param lost whether the queue's current one is out of sight
public record SeenQueue(List<Integer> places, int current, boolean lost) {

    public SeenQueue {
        places = List.copyOf(places);
    }

    /// @param seen ids of those in sight
    public static SeenQueue of(PlayQueue queue, Set<PlayableId> seen) {
        List<Integer> places = new ArrayList<>();
        int current = -1;
        for (int i = 0; i < queue.items().size(); i++) {
            if (seen.contains(queue.items().get(i))) {
                current = i == queue.currentIndex() ? places.size() : current;
                places.add(i);
            }
        }
        return new SeenQueue(places, Math.max(0, current), current < 0);
    }
}
