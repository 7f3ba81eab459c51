package io.antiphon.core.slice;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A marked slice of a track.
///
/// @param version grows with each change
public record TrackSlice(SliceId id, TrackId track, UserId owner, Span span, int version, Instant createdAt,
        Instant changedAt) {

    /// What its owner says of it.
    ///
    /// @param name empty for none
    /// @param start milliseconds from the beginning of the track
    /// @param end milliseconds from the beginning of the track, after `start`
    /// @param pad milliseconds of the sound before and after it that belong with it
    /// @param shared whether all who see the track see it, too
    public record Span(String name, long start, long end, long pad, boolean shared) {}

    /// @param change what is absent stays
    TrackSlice with(Change change, Instant at) {
        return new TrackSlice(id, track, owner,
                new Span(change.name() == null ? span.name() : change.name(),
                        change.start() == null ? span.start() : change.start(),
                        change.end() == null ? span.end() : change.end(),
                        change.pad() == null ? span.pad() : change.pad(),
                        change.shared() == null ? span.shared() : change.shared()),
                version + 1, createdAt, at);
    }

    /// What is to be said of it from now on.
    public record Change(@Nullable String name, @Nullable Long start, @Nullable Long end, @Nullable Long pad,
            @Nullable Boolean shared) {}
}
