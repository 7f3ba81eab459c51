package io.antiphon.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.discovery.Similarity;
import io.antiphon.core.event.Event;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.NowPlaying;
import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.playback.PlaybackService;
import io.antiphon.core.playback.PlaybackService.Report;
import io.antiphon.core.playback.SharedPlayback;
import io.antiphon.core.playback.TracksPlayed;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.StreamPlan;
import io.antiphon.core.streaming.StreamPlanner;
import io.antiphon.core.streaming.StreamRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Use cases of the core over the sample library.
class UseCasesTest {
    private static final Viewer ANNA = new Viewer(SampleLibrary.ANNA.id(), Set.of(1, 2));

    @TempDir
    Path files;

    private SampleLibrary library;

    @BeforeEach
    void make() throws IOException {
        library = new SampleLibrary(files);
    }

    @Test
    void whoPlaysTogetherComesBeforeWhoSharesAGenre() {
        Similarity similarity = new Similarity(library.catalogue, new Random(1));
        List<Annotated<Artist>> similar = similarity.similarArtists(ANNA, SampleLibrary.EXAMPLES.id(), 10);
        assertThat(similar).extracting(artist -> artist.item().id()).containsExactly(SampleLibrary.UNICODE.id());
        assertThat(similarity.similarArtists(ANNA, SampleLibrary.EXAMPLES.id(), 0)).isEmpty();
    }

    @Test
    void songsLikeASongDoNotHoldIt() {
        Similarity similarity = new Similarity(library.catalogue, new Random(1));
        List<Annotated<Track>> similar = similarity.tracksLike(ANNA, List.of(track(SampleLibrary.OPENING)), 50);
        assertThat(similar).extracting(track -> track.item().id())
                .doesNotContain(SampleLibrary.OPENING)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(similarity.tracksLike(ANNA, SampleLibrary.EXAMPLES.id(), 2)).hasSize(2);
    }

    @Test
    void aPlayCountsFromHalfOfTheTrackOn() {
        List<Event> told = new ArrayList<>();
        Events events = new Events();
        events.subscribe(told::add);
        PlaybackService service = playback(events);
        Track song = track(SampleLibrary.OPENING);
        service.report(SampleLibrary.ANNA, "c", song.id(), song.audio().duration(),
                new Report(State.STOPPED, Duration.ofMillis(100_249), 1, true));
        service.report(SampleLibrary.ANNA, "c", song.id(), song.audio().duration(),
                new Report(State.STOPPED, Duration.ofSeconds(190), 1, false));
        assertThat(plays(SampleLibrary.OPENING)).isZero();
        service.report(SampleLibrary.ANNA, "c", song.id(), song.audio().duration(),
                new Report(State.STOPPED, Duration.ofMillis(100_250), 1, true));
        assertThat(plays(SampleLibrary.OPENING)).isEqualTo(1);
        assertThat(told).filteredOn(TracksPlayed.class::isInstance).hasSize(1);
    }

    private PlaybackService playback(Events events) {
        Clock clock = Clock.fixed(SampleLibrary.NOW, ZoneOffset.UTC);
        NowPlaying nowPlaying = new NowPlaying();
        return new PlaybackService(nowPlaying,
                new SharedPlayback(new MemoryPlayback(), nowPlaying, library.annotations, events, clock),
                library.annotations, events, clock);
    }

    @Test
    void aPlayFromTheFutureIsOneOfNow() {
        PlaybackService service = playback(new Events());
        service.scrobble(SampleLibrary.ANNA,
                List.of(new Play(SampleLibrary.OPUS, SampleLibrary.NOW.plusSeconds(999), "c")));
        assertThat(library.catalogue.findTrack(ANNA, SampleLibrary.OPUS).orElseThrow().annotation().playedAt())
                .isEqualTo(SampleLibrary.NOW);
    }

    @Test
    void aFileIsSentAsItIsWhileNothingSpeaksAgainstIt() {
        assertThat(plan(SampleLibrary.OPENING, null, 0, 0)).isEqualTo(new StreamPlan.Raw());
        assertThat(plan(SampleLibrary.CLOSING, null, 128, 0)).isEqualTo(new StreamPlan.Raw());
        assertThat(plan(SampleLibrary.CLOSING, "mp3", 0, 320)).isEqualTo(new StreamPlan.Raw());
        assertThat(plan(SampleLibrary.OPENING, "flac", 0, 0)).isEqualTo(new StreamPlan.Raw());
        assertThat(plan(SampleLibrary.OPENING, "raw", 32, 32)).isEqualTo(new StreamPlan.Raw());
        assertThat(plan(SampleLibrary.OPENING, "flv", 0, 0)).isEqualTo(new StreamPlan.Raw());
    }

    @Test
    void theLowerLimitIsKept() {
        assertThat(plan(SampleLibrary.OPENING, null, 256, 192)).isEqualTo(made(AudioFormat.MP3, 192));
        assertThat(plan(SampleLibrary.OPENING, null, 0, 192)).isEqualTo(made(AudioFormat.MP3, 192));
        assertThat(plan(SampleLibrary.OPENING, "flac", 320, 0)).isEqualTo(made(AudioFormat.MP3, 320));
        assertThat(plan(SampleLibrary.CLOSING, null, 1, 0)).isEqualTo(made(AudioFormat.MP3, 32));
    }

    @Test
    void aFormatIsAWishThatIsNotMadeLongerThanTheSource() {
        assertThat(plan(SampleLibrary.OPENING, "opus", 0, 0)).isEqualTo(made(AudioFormat.OPUS, 128));
        assertThat(plan(SampleLibrary.OPUS, "mp3", 0, 0)).isEqualTo(made(AudioFormat.MP3, 96));
        assertThat(plan(SampleLibrary.OPENING, "wav", 0, 0)).isEqualTo(made(AudioFormat.WAV, 0));
        assertThat(plan(SampleLibrary.OPENING, "ogg", 0, 0)).isEqualTo(new StreamPlan.Raw());
    }

    @Test
    void withoutATranscoderEverythingIsRaw() {
        assertThat(new StreamPlanner(Set.of()).plan(track(SampleLibrary.OPENING),
                new StreamRequest("mp3", 64, Duration.ZERO), 0)).isEqualTo(new StreamPlan.Raw());
    }

    @Test
    void anEstimateIsNeverTooShort() {
        StreamPlan.Transcoded plan = new StreamPlan.Transcoded(AudioFormat.MP3, 128, Duration.ofSeconds(10));
        assertThat(plan.estimateBytes(Duration.ofSeconds(70))).isBetween(960_000L, 990_000L);
        assertThat(new StreamPlan.Transcoded(AudioFormat.FLAC, 0, Duration.ZERO).estimateBytes(Duration.ofSeconds(70)))
                .isZero();
    }

    private StreamPlan plan(TrackId id, @Nullable String format, int maxBitRate, int accountMaxBitRate) {
        StreamPlanner planner = new StreamPlanner(EnumSet.complementOf(EnumSet.of(AudioFormat.OGG)));
        return planner.plan(track(id), new StreamRequest(format, maxBitRate, Duration.ZERO), accountMaxBitRate);
    }

    private static StreamPlan made(AudioFormat format, int bitRate) {
        return new StreamPlan.Transcoded(format, bitRate, Duration.ZERO);
    }

    private Track track(TrackId id) {
        return library.catalogue.findTrack(ANNA, id).orElseThrow().item();
    }

    private long plays(TrackId id) {
        return library.catalogue.findTrack(ANNA, id).orElseThrow().annotation().playCount();
    }
}
