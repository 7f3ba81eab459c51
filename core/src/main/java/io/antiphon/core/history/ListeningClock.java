package io.antiphon.core.history;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// When somebody listens.
///
/// @param plays by weekday, Monday first, and hour, each 0 to 23
public record ListeningClock(List<List<Long>> plays) {

    private static final int DAYS = 7;
    private static final int HOURS = 24;

    public ListeningClock {
        plays = plays.stream().map(List::copyOf).toList();
    }

    static ListeningClock of(Collection<Heard> quarters, ZoneId zone) {
        long[][] plays = new long[DAYS][HOURS];
        for (Heard quarter : quarters) {
            ZonedDateTime local = quarter.begin().atZone(zone);
            plays[local.getDayOfWeek().getValue() - 1][local.getHour()] += quarter.plays();
        }
        List<List<Long>> days = new ArrayList<>();
        for (long[] day : plays) {
            days.add(Arrays.stream(day).boxed().toList());
        }
        return new ListeningClock(days);
    }
}
