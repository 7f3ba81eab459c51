package io.antiphon.core.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One item on an album: a file with its sound.
///
/// @param musicFolder id of the music folder it lies in
/// @param albumTitle the album's name, so that a list of tracks needs no second look-up
/// @param disc from 1 on, as tagged
/// @param number its place on the disc, as tagged
/// @param addedAt when it was first seen
public record Track(TrackId id, int musicFolder, FolderId folder, AlbumId album, String albumTitle, String title,
        @Nullable String sortTitle,
        @Nullable Integer disc, @Nullable Integer number, Credits credits, TrackDetails details, AudioProperties audio,
        TrackFile file, CoverSource cover,
        Instant addedAt) {

    /// Whether it is a video whose tags name neither album nor artist: it belongs to its folder only.
    public boolean standsAlone() {
        return file.video() && credits.artists().isEmpty();
    }

    /// The year of this edition, or of the first one when only that is known.
    public @Nullable Integer year() {
        PartialDate date = details.date() == null ? details.originalDate() : details.date();
        return date == null ? null : date.year();
    }
}
