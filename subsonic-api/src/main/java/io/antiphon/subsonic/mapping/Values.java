package io.antiphon.subsonic.mapping;

import io.antiphon.core.library.Annotation;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.streaming.StreamPlan;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.ArtistID3;
import io.antiphon.subsonic.response.ChildState;
import io.antiphon.subsonic.response.ItemDate;
import io.antiphon.subsonic.response.ItemGenre;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Small values that several types share.
final class Values {
    private static final ItemDate NO_DATE = new ItemDate(null, null, null);

    private Values() {}

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// To the nearest second.
    static int seconds(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, (duration.toMillis() + 500) / 1000);
    }

    static String explicit(ExplicitStatus status) {
        return switch (status) {
            case EXPLICIT -> "explicit";
            case CLEAN -> "clean";
            case UNKNOWN -> "";
        };
    }

    static ItemDate date(@Nullable PartialDate date) {
        return date == null ? NO_DATE : new ItemDate(date.year(), date.month(), date.day());
    }

    static List<ItemGenre> genres(List<String> genres) {
        return genres.stream().map(ItemGenre::new).toList();
    }

    /// What a caller did to something that is not played.
    static ChildState state(Annotation mine) {
        return state(mine, null, null);
    }

    /// @param sent what the caller's player would get instead of the file
    /// @param position of the caller's bookmark
    static ChildState state(Annotation mine, StreamPlan.@Nullable Transcoded sent, @Nullable Duration position) {
        return new ChildState(sent == null ? null : sent.format().contentType(),
                sent == null ? null : sent.format().suffix(), mine.rating(), mine.averageRating(), mine.playCount(),
                mine.starredAt(), position == null ? null : position.toMillis(), mine.playedAt());
    }

    static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }

    static List<ArtistID3> credits(List<ArtistCredit> credits) {
        return credits.stream().map(Values::credit).toList();
    }

    /// An artist as a credit: only what is required of one.
    static ArtistID3 credit(ArtistCredit credit) {
        return new ArtistID3(WireId.of(credit.id()).toString(), credit.name(), null, null, null, null, null, null, null,
                null);
    }

    static @Nullable String firstId(List<ArtistCredit> credits) {
        return credits.isEmpty() ? null : WireId.of(credits.getFirst().id()).toString();
    }
}
