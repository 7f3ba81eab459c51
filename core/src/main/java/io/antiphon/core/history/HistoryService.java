package io.antiphon.core.history;

import io.antiphon.core.LibraryException;
import io.antiphon.core.history.YearInReview.Day;
import io.antiphon.core.history.YearInReview.Month;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a user listened to, as far as it is in their sight.
public final class HistoryService {

    private static final int MOST = 10;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;
    /// Whoever sees little of much that was played gets shorter pages rather than slow ones.
    private static final int ROUNDS = 5;

    private final PlayHistory history;
    private final TrackCatalogue catalogue;
    private final MusicFolders musicFolders;

    public HistoryService(PlayHistory history, TrackCatalogue catalogue, MusicFolders musicFolders) {
        this.history = history;
        this.catalogue = catalogue;
        this.musicFolders = musicFolders;
    }

    /// A piece of a history.
    ///
    /// @param next where to go on; absent at the end
    public record PlayPage(List<PlayEntry> plays, @Nullable PlayCursor next) {

        public PlayPage {
            plays = List.copyOf(plays);
        }
    }

    /// The latest first, without what is out of sight.
    ///
    /// @param visible answers those of several that are in sight
    /// @param limit of plays; there may be fewer although there are more to come
    public PlayPage list(Viewer viewer, Period period, @Nullable PlayCursor after, int limit,
            Function<Collection<PlayableId>, Collection<PlayableId>> visible) {
        List<PlayEntry> plays = new ArrayList<>();
        PlayCursor cursor = after;
        for (int round = 0; round < ROUNDS; round++) {
            int wanted = limit - plays.size();
            List<PlayEntry> read = history.listPlays(viewer.user(), period, cursor, wanted);
            Collection<PlayableId> seen = visible
                    .apply(read.stream().map(PlayEntry::item).collect(Collectors.toSet()));
            read.stream().filter(play -> seen.contains(play.item())).forEach(plays::add);
            if (read.size() < wanted) {
                return new PlayPage(plays, null);
            }
            PlayEntry last = read.getLast();
            cursor = new PlayCursor(last.at(), last.item().value());
            if (plays.size() == limit) {
                break;
            }
        }
        return new PlayPage(plays, cursor);
    }

    /// The most played first.
    public List<Top> listTop(Viewer viewer, TopKind kind, Period period, int limit) {
        List<Top> most = history.listTop(sight(viewer), kind, period, limit);
        if (kind != TopKind.TRACKS) {
            return most;
        }
        Map<TrackId, Annotated<Track>> tracks = catalogue.findTracks(viewer,
                most.stream().map(top -> (TrackId) top.item()).toList());
        return most.stream().map(top -> {
            Annotated<Track> track = tracks.get((TrackId) top.item());
            return track == null ? top
                    : new Top(top.item(), top.name(), track.item().credits().displayArtist(), top.plays(),
                            top.listened());
        }).toList();
    }

    /// @param zone whose hours and weekdays count
    public ListeningClock clock(Viewer viewer, Period period, ZoneId zone) {
        return ListeningClock.of(history.listHeard(sight(viewer), period), zone);
    }

    /// @param zone whose year, months and days count
    public YearInReview year(Viewer viewer, int year, ZoneId zone) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new LibraryException.Invalid(
                    "A year is a number from %d to %d, not %d".formatted(FIRST_YEAR, LAST_YEAR, year));
        }
        Period period = new Period(begin(year, zone), begin(year + 1, zone));
        Sight sight = sight(viewer);
        List<Heard> heard = history.listHeard(sight, period);
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        heard.forEach(quarter -> days.merge(quarter.begin().atZone(zone).toLocalDate(), quarter.plays(), Long::sum));
        return new YearInReview(year, heard.stream().mapToLong(Heard::plays).sum(), listened(heard),
                history.variety(sight, period), months(heard, zone), busiest(days), days.size(), streak(days),
                ListeningClock.of(heard, zone), listTop(viewer, TopKind.ARTISTS, period, MOST),
                listTop(viewer, TopKind.ALBUMS, period, MOST), listTop(viewer, TopKind.TRACKS, period, MOST));
    }

    private Sight sight(Viewer viewer) {
        return Sight.of(viewer, musicFolders.listMusicFolders());
    }

    private static Instant begin(int year, ZoneId zone) {
        return LocalDate.ofYearDay(year, 1).atStartOfDay(zone).toInstant();
    }

    private static Duration listened(List<Heard> heard) {
        return heard.stream().map(Heard::listened).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<Month> months(List<Heard> heard, ZoneId zone) {
        Map<Integer, List<Heard>> byMonth = heard.stream()
                .collect(Collectors.groupingBy(quarter -> quarter.begin().atZone(zone).getMonthValue()));
        List<Month> months = new ArrayList<>();
        for (java.time.Month month : java.time.Month.values()) {
            List<Heard> quarters = byMonth.getOrDefault(month.getValue(), List.of());
            months.add(new Month(quarters.stream().mapToLong(Heard::plays).sum(), listened(quarters)));
        }
        return months;
    }

    private static @Nullable Day busiest(SortedMap<LocalDate, Long> days) {
        Day busiest = null;
        for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
            if (busiest == null || day.getValue() > busiest.plays()) {
                busiest = new Day(day.getKey(), day.getValue());
            }
        }
        return busiest;
    }

    private static int streak(SortedMap<LocalDate, Long> days) {
        int longest = 0;
        int run = 0;
        LocalDate before = null;
        for (LocalDate day : days.keySet()) {
            run = before != null && before.plusDays(1).equals(day) ? run + 1 : 1;
            longest = Math.max(longest, run);
            before = day;
        }
        return longest;
    }
}
