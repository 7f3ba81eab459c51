package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.NowPlaying;
import io.antiphon.core.playback.PlaybackService;
import io.antiphon.subsonic.parameter.AnnotationParameters.ReportPlayback;
import io.antiphon.subsonic.parameter.AnnotationParameters.Scrobble;
import io.antiphon.subsonic.parameter.AnnotationParameters.SetRating;
import io.antiphon.subsonic.parameter.AnnotationParameters.Star;
import io.antiphon.subsonic.parameter.Extension;
import io.antiphon.subsonic.parameter.MediaKind;
import io.antiphon.subsonic.parameter.PlaybackState;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.SubsonicException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What users do to items: stars, ratings, plays.
final class AnnotationEndpoints implements ChapterEndpoints {
    private static final int BEST_RATING = 5;
    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 100;

    private final Annotations annotations;
    private final Catalogue catalogue;
    private final PlaybackService playback;
    private final Clock clock;
    private final Items items;

    AnnotationEndpoints(SubsonicPorts ports, Items items) {
        this.annotations = ports.annotations();
        this.catalogue = ports.catalogue();
        this.playback = ports.playback();
        this.clock = ports.clock();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                entry("star", "1.8.0").does(Star.class,
                        (caller, asked) -> annotations.star(caller.user().id(), starred(caller.viewer(), asked),
                                clock.instant())),
                entry("unstar", "1.8.0").does(Star.class,
                        (caller, asked) -> annotations.unstar(caller.user().id(), starred(caller.viewer(), asked))),
                entry("setRating", "1.6.0").does(SetRating.class, this::rate),
                entry("scrobble", "1.5.0").does(Scrobble.class, this::scrobble),
                entry("reportPlayback", "OpenSubsonic").extension(Extension.PLAYBACK_REPORT)
                        .does(ReportPlayback.class, this::report));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.ANNOTATION, name, since);
    }

    private List<ItemId> starred(Viewer viewer, Star asked) {
        List<ItemId> ids = new ArrayList<>();
        asked.id().forEach(id -> ids.add(items.resolve(viewer, id)));
        asked.albumId().forEach(id -> ids.add(items.album(viewer, id).item().id()));
        asked.artistId().forEach(id -> ids.add(items.artist(viewer, id).item().id()));
        if (ids.isEmpty()) {
            throw SubsonicException.missing("id");
        }
        return ids;
    }

    private void rate(Caller caller, SetRating asked) {
        if (asked.rating() < 0 || asked.rating() > BEST_RATING) {
            throw SubsonicException.badValue("rating", "0 to 5", Integer.toString(asked.rating()));
        }
        annotations.rate(caller.user().id(), items.resolve(caller.viewer(), asked.id()), asked.rating());
    }

    /// Players send what they kept while offline. A song that is gone must not hold up the others for ever; only when none is known
    /// is it an error.
    private void scrobble(Caller caller, Scrobble asked) {
        Map<TrackId, Annotated<Track>> known = catalogue.findTracks(caller.viewer(), asked.id());
        if (known.isEmpty()) {
            if (asked.id().stream().anyMatch(id -> isEpisode(caller.viewer(), id))) {
                return;
            }
            throw new LibraryException.NotFound("Song", asked.id().getFirst().value());
        }
        if (!asked.submission()) {
            asked.id()
                    .reversed()
                    .stream()
                    .filter(known::containsKey)
                    .findFirst()
                    .ifPresent(id -> announce(caller, known.get(id)));
            return;
        }
        Instant now = clock.instant();
        List<Annotations.Play> plays = new ArrayList<>();
        for (int i = 0; i < asked.id().size(); i++) {
            Annotated<Track> track = known.get(asked.id().get(i));
            if (track != null) {
                plays.add(new Annotations.Play(track.item().id(), i < asked.time().size() ? asked.time().get(i) : now,
                        caller.client()));
            }
        }
        playback.scrobble(caller.user(), plays);
    }

    /// Players report episodes as they report songs; plays of episodes are not counted.
    private boolean isEpisode(Viewer viewer, TrackId id) {
        return items.find(viewer, WireId.parse(id.value())).filter(EpisodeId.class::isInstance).isPresent();
    }

    private void announce(Caller caller, @Nullable Annotated<Track> track) {
        if (track != null) {
            playback.announce(caller.user(), caller.client(), track.item());
        }
    }

    private void report(Caller caller, ReportPlayback asked) {
        if (asked.playbackRate() < SLOWEST || asked.playbackRate() > FASTEST) {
            throw SubsonicException.badValue("playbackRate", "a speed between 0.01 and 100",
                    Double.toString(asked.playbackRate()));
        }
        if (asked.mediaType() == MediaKind.PODCAST) {
            // Episodes are not counted, and what plays now is a matter of songs; but the report is none the worse for it.
            items.playableId(caller.viewer(),
                    new WireId(WireId.Kind.EPISODE, asked.mediaId().valueAs(WireId.Kind.EPISODE)));
            return;
        }
        Track track = items.track(caller.viewer(), new TrackId(asked.mediaId().valueAs(WireId.Kind.TRACK))).item();
        playback.report(caller.user(), caller.client(), track,
                new PlaybackService.Report(state(asked.state()), Duration.ofMillis(asked.positionMs()),
                        asked.playbackRate(), !asked.ignoreScrobble()));
    }

    private static NowPlaying.State state(PlaybackState state) {
        return switch (state) {
            case STARTING -> NowPlaying.State.STARTING;
            case PLAYING -> NowPlaying.State.PLAYING;
            case PAUSED -> NowPlaying.State.PAUSED;
            case STOPPED -> NowPlaying.State.STOPPED;
        };
    }
}
