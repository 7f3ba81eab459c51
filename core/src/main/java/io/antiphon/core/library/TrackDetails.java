package io.antiphon.core.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tags say of a track beyond its name and place.
///
/// @param date of this edition
/// @param bpm beats a minute, rounded
/// @param language ISO 639 code of the lyrics
/// @param recordingMbid MusicBrainz recording id (what `MUSICBRAINZ_TRACKID` really holds)
/// @param releaseTrackMbid MusicBrainz id of the track on its medium
public record TrackDetails(@Nullable PartialDate date, @Nullable PartialDate originalDate, List<String> genres,
        List<String> moods, @Nullable Integer bpm,
        @Nullable String key, @Nullable String comment, List<String> isrcs, @Nullable String language,
        @Nullable String copyright, List<String> groupings,
        List<Work> works, List<Movement> movements, ExplicitStatus explicitStatus, ReplayGain replayGain,
        @Nullable String recordingMbid,
        @Nullable String releaseTrackMbid) {

    public TrackDetails {
        genres = List.copyOf(genres);
        moods = List.copyOf(moods);
        isrcs = List.copyOf(isrcs);
        groupings = List.copyOf(groupings);
        works = List.copyOf(works);
        movements = List.copyOf(movements);
    }

    /// With what was measured where the tags say nothing.
    public TrackDetails completedBy(MeasuredSound measured) {
        return new TrackDetails(date, originalDate, genres, moods, measured.complete(bpm), key, comment, isrcs,
                language, copyright, groupings, works, movements, explicitStatus, measured.complete(replayGain),
                recordingMbid, releaseTrackMbid);
    }
}
