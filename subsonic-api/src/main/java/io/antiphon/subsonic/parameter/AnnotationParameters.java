package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import java.time.Instant;
import java.util.List;

/// What the annotation chapter takes.
public interface AnnotationParameters {

    /// `star`, `unstar`: at least one of them.
    record Star(List<WireId> id, List<AlbumId> albumId, List<ArtistId> artistId) {}

    /// `setRating`: 1 to 5, or 0 to take it back.
    record SetRating(WireId id, int rating) {}

    /// `scrobble`: times belong to ids in the same order.
    record Scrobble(@Required List<WireId> id, List<Instant> time, @Default("true") boolean submission) {}

    /// `reportPlayback`.
    record ReportPlayback(WireId mediaId, MediaKind mediaType, @AtLeast(0) long positionMs, PlaybackState state,
            @Default("1.0") double playbackRate, @Default("false") boolean ignoreScrobble) {}
}
