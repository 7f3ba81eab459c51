package io.antiphon.nativeapi.history;

import io.antiphon.core.history.PlayEntry;
import io.antiphon.core.history.Top;
import io.antiphon.core.history.Variety;
import io.antiphon.core.history.YearInReview;
import io.antiphon.core.library.Track;
import io.antiphon.core.playback.Playable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said about listening as JSON.
final class HistoryBodies {

    private HistoryBodies() {}

    /// @param kind `track` or `episode`
    /// @param at when it began
    /// @param listenedMs how long was listened; where the player did not say, how long it is
    /// @param client what the player called itself
    record Play(String id, String kind, String title, @Nullable String artist, @Nullable String album,
            @Nullable String albumId, String at, long listenedMs, String client) {

        static Play of(PlayEntry play, Playable item) {
            return switch (item) {
                case Playable.Song(Track track) -> new Play(track.id().value(), "track", track.title(),
                        track.credits().displayArtist(), track.albumTitle(), track.album().value(),
                        play.at().toString(), play.listened().toMillis(), play.client());
                case Playable.Episode episode -> new Play(episode.id().value(), "episode",
                        String.valueOf(episode.episode().entry().title()), null, null, null, play.at().toString(),
                        play.listened().toMillis(), play.client());
            };
        }
    }

    /// @param next for the next call's `cursor`; absent at the end
    record Plays(List<Play> plays, @Nullable String next) {

        Plays {
            plays = List.copyOf(plays);
        }
    }

    record Most(String id, String name, @Nullable String artist, long plays, long listenedMs) {

        static Most of(Top top) {
            return new Most(top.item().value(), top.name(), top.artist(), top.plays(), top.listened().toMillis());
        }

        static List<Most> of(List<Top> tops) {
            return tops.stream().map(Most::of).toList();
        }
    }

    /// @param kind `artists`, `albums` or `tracks`
    record Chart(String kind, @Nullable String from, @Nullable String to, List<Most> items) {

        Chart {
            items = List.copyOf(items);
        }
    }

    /// @param plays by weekday, Monday first, and hour, 0 to 23
    record Clock(String zone, List<List<Long>> plays) {

        Clock {
            plays = List.copyOf(plays);
        }
    }

    record Month(int month, long plays, long listenedMs) {}

    record Day(String date, long plays) {}

    record Different(long tracks, long albums, long artists) {

        static Different of(Variety variety) {
            return new Different(variety.tracks(), variety.albums(), variety.artists());
        }
    }

    /// @param days on which something was heard
    /// @param streak the most days in a row of these
    /// @param busiest the day with the most plays
    record Year(int year, String zone, long plays, long listenedMs, Different different, List<Month> months,
            @Nullable Day busiest, int days, int streak, List<List<Long>> clock, List<Most> artists,
            List<Most> albums, List<Most> tracks) {

        Year {
            months = List.copyOf(months);
            clock = List.copyOf(clock);
            artists = List.copyOf(artists);
            albums = List.copyOf(albums);
            tracks = List.copyOf(tracks);
        }

        static Year of(YearInReview review, String zone) {
            List<Month> months = new java.util.ArrayList<>();
            for (YearInReview.Month month : review.months()) {
                months.add(new Month(months.size() + 1, month.plays(), month.listened().toMillis()));
            }
            YearInReview.Day busiest = review.busiest();
            return new Year(review.year(), zone, review.plays(), review.listened().toMillis(),
                    Different.of(review.variety()), months,
                    busiest == null ? null : new Day(busiest.date().toString(), busiest.plays()), review.days(),
                    review.streak(), review.clock().plays(), Most.of(review.artists()), Most.of(review.albums()),
                    Most.of(review.tracks()));
        }
    }
}
