package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.BriefPlayable;
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
import java.util.Optional;

/// What users do to items: stars, ratings, plays.
final class AnnotationEndpoints implements ChapterEndpoints {
    private static final int BEST_RATING = 5;
    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 100;

    private final Annotations annotations;
    private final Playables playables;
    private final PlaybackService playback;
    private final Clock clock;
    private final Items items;

    AnnotationEndpoints(SubsonicPorts ports, Items items) {
        this.annotations = ports.annotations();
        this.playables = new Playables(ports);
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
        Map<WireId, BriefPlayable> known = playables.find(caller, asked.id());
        if (known.isEmpty()) {
            throw new LibraryException.NotFound("Song", asked.id().getFirst().toString());
        }
        if (!asked.submission()) {
            asked.id()
                    .reversed()
                    .stream()
                    .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                    .findFirst()
                    .ifPresent(item -> playback.announce(caller.user(), caller.client(), item.id(), item.length()));
            return;
        }
        Instant now = clock.instant();
        List<Annotations.Play> plays = new ArrayList<>();
        for (int i = 0; i < asked.id().size(); i++) {
            BriefPlayable item = known.get(asked.id().get(i));
            if (item != null) {
                plays.add(new Annotations.Play(item.id(), i < asked.time().size() ? asked.time().get(i) : now,
                        caller.client()));
            }
        }
        playback.scrobble(caller.user(), plays);
    }

    private void report(Caller caller, ReportPlayback asked) {
        if (asked.playbackRate() < SLOWEST || asked.playbackRate() > FASTEST) {
            throw SubsonicException.badValue("playbackRate", "a speed between 0.01 and 100",
                    Double.toString(asked.playbackRate()));
        }
        WireId.Kind kind = asked.mediaType() == MediaKind.PODCAST ? WireId.Kind.EPISODE : WireId.Kind.TRACK;
        WireId id = new WireId(kind, asked.mediaId().valueAs(kind));
        BriefPlayable item = playables.find(caller, List.of(id)).get(id);
        if (item == null) {
            throw new LibraryException.NotFound("Song", asked.mediaId().toString());
        }
        playback.report(caller.user(), caller.client(), item.id(), item.length(),
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
