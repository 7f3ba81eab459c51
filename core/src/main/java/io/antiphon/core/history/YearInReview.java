package io.antiphon.core.history;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One year of listening.
///
/// @param months January first
/// @param busiest the day with the most plays, the first of several; absent when nothing was heard
/// @param streak the most days in a row on each of which something was heard
/// @param days on which something was heard
public record YearInReview(int year, long plays, Duration listened, Variety variety, List<Month> months,
        @Nullable Day busiest, int days, int streak, ListeningClock clock, List<Top> artists, List<Top> albums,
        List<Top> tracks) {

    public YearInReview {
        months = List.copyOf(months);
        artists = List.copyOf(artists);
        albums = List.copyOf(albums);
        tracks = List.copyOf(tracks);
    }

    /// How much was heard in a month.
    public record Month(long plays, Duration listened) {}

    /// How much was heard on a day.
    public record Day(LocalDate date, long plays) {}
}
