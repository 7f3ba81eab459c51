package io.antiphon.subsonic.mapping;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.streaming.StreamPlan;
import io.antiphon.core.streaming.StreamPlanner;
import io.antiphon.core.streaming.StreamRequest;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.ChildAdditions;
import io.antiphon.subsonic.response.ChildFacts;
import io.antiphon.subsonic.response.ChildState;
import io.antiphon.subsonic.response.Contributor;
import io.antiphon.subsonic.response.Movement;
import io.antiphon.subsonic.response.ReplayGain;
import io.antiphon.subsonic.response.Work;
import io.antiphon.subsonic.response.WrittenForm;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Songs and videos as one caller sees them.
///
/// @param unasked what the caller's player gets when it asks for nothing in particular
/// @param maxBitRate the caller's limit in kbit/s, which decides what would be sent; 0 for none
/// @param bookmark where the caller has a bookmark in a song
/// @param video what is in the file of a video, as far as that is known
/// @param kept what songs are for everybody, of those that were asked for lately
/// @param fallbackGain dB for players to apply where no gain is known
public record SongMapper(StreamPlanner planner, StreamRequest unasked, int maxBitRate,
        Function<PlayableId, @Nullable Duration> bookmark,
        Function<Track, @Nullable VideoFacts> video, KeptFacts kept, @Nullable Double fallbackGain) {

    private static final String OUT_OF_SIGHT = "out-of-sight";

    public Child song(Annotated<Track> annotated) {
        Track track = annotated.item();
        StreamPlan.@Nullable Transcoded sent = planner.plan(track, unasked,
                maxBitRate) instanceof StreamPlan.Transcoded made ? made : null;
        // What is in the file of a video is found out later.
        ChildFacts facts = track.file().video() ? facts(track, video.apply(track), null)
                : kept.of(track, song -> facts(song, null, new WrittenForm()));
        return new Child(WireId.of(track.id()).toString(), facts,
                Values.state(annotated.annotation(), sent, bookmark.apply(track.id())));
    }

    private ChildFacts facts(Track track, @Nullable VideoFacts facts, @Nullable WrittenForm form) {
        Credits credits = track.credits();
        AudioProperties audio = track.audio();
        boolean moving = track.file().video();
        boolean alone = track.standsAlone();
        return new ChildFacts(WireId.of(track.folder()).toString(), false, track.title(),
                alone ? null : track.albumTitle(), alone ? null : credits.displayArtist(), track.number(),
                track.year(), Values.first(track.details().genres()), cover(track), track.file().size(),
                track.file().contentType(), track.file().suffix(), Values.seconds(audio.duration()),
                facts == null || facts.bitRate() == 0 ? audio.bitRate() : facts.bitRate(),
                PathText.shown(track.file().path()), moving,
                track.disc(), track.addedAt(), alone ? null : WireId.of(track.album()).toString(),
                Values.firstId(credits.artists()), moving ? "video" : "music", facts == null ? null : facts.width(),
                facts == null ? null : facts.height(), additions(track), form);
    }

    /// Stands for a song that the caller may not see, where its place counts.
    public static Child outOfSight() {
        ChildFacts facts = new ChildFacts(null, false, "Not in your library", null, null, null, null, null, null, null,
                null, null, null, null, null, false, null, null, null, null, "music", null, null,
                AlbumMapper.nothingKnown("song"), null);
        return new Child(OUT_OF_SIGHT, facts, new ChildState(null, null, null, null, null, null, null, null));
    }

    private ChildAdditions additions(Track track) {
        Credits credits = track.credits();
        TrackDetails details = track.details();
        AudioProperties audio = track.audio();
        return new ChildAdditions(audio.bitDepth(), audio.samplingRate(), audio.channelCount(), "song",
                details.bpm() == null ? 0 : details.bpm(),
                Values.orEmpty(details.comment()), Values.orEmpty(track.sortTitle()),
                Values.orEmpty(details.recordingMbid()), details.isrcs(),
                Values.genres(details.genres()), Values.credits(credits.artists()), credits.displayArtist(),
                Values.credits(credits.albumArtists()),
                credits.displayAlbumArtist(),
                credits.contributors()
                        .stream()
                        .map(one -> new Contributor(one.role(), one.subRole(), Values.credit(one.artist())))
                        .toList(),
                Values.orEmpty(credits.displayComposer()), details.moods(), replayGain(details.replayGain()),
                Values.explicit(details.explicitStatus()),
                details.works().stream().map(work -> new Work(work.name(), work.mbid())).toList(),
                details.movements()
                        .stream()
                        .map(movement -> new Movement(movement.name(), movement.number(), movement.count()))
                        .toList(),
                details.groupings());
    }

    private ReplayGain replayGain(io.antiphon.core.library.ReplayGain gain) {
        boolean known = gain.trackGain() != null && gain.albumGain() != null;
        return new ReplayGain(gain.trackGain(), gain.albumGain(), gain.trackPeak(), gain.albumPeak(), gain.baseGain(),
                known ? null : fallbackGain);
    }

    /// The same id for all songs that show their album's picture, so that clients fetch it once.
    private static @Nullable String cover(Track track) {
        return switch (track.cover()) {
            case NONE -> null;
            case ALBUM -> WireId.of(track.standsAlone() ? track.folder() : track.album()).toString();
            case TRACK -> WireId.of(track.id()).toString();
        };
    }
}
