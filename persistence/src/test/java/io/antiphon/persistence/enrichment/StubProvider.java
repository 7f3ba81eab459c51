package io.antiphon.persistence.enrichment;

import io.antiphon.core.library.PartialDate;
import io.antiphon.core.provider.ClaimedArtist;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.RecordingFinder;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.core.provider.ReleaseFinder;
import io.antiphon.core.provider.ReleaseQuery;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A provider that takes one question a second and refuses others, knows most albums by their title, and every track by itself.
/// It writes down what reached it.
final class StubProvider implements Provider, ReleaseFinder, RecordingFinder {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int UNKNOWN_ONE_IN = 20;

    private final Clock clock;
    private final Consumer<String> wire;
    private final List<Instant> moments = new ArrayList<>();
    private Instant free = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private Instant offlineUntil = Instant.MIN;
    private int disobeyed;

    /// @param wire told each question that goes out
    StubProvider(Clock clock, Consumer<String> wire) {
        this.clock = clock;
        this.wire = wire;
    }

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public String title() {
        return "Stub";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    synchronized void goOffline(Duration duration) {
        offlineUntil = clock.instant().plus(duration);
    }

    /// When questions went out.
    synchronized List<Instant> moments() {
        return List.copyOf(moments);
    }

    /// How often it was asked before the moment that it named.
    synchronized int disobeyed() {
        return disobeyed;
    }

    static boolean isKnown(String album) {
        return Math.floorMod(album.hashCode(), UNKNOWN_ONE_IN) != 0;
    }

    @Override
    public Lookup<List<ClaimedRelease>> findReleases(ReleaseQuery query) {
        return ask("release " + query.title() + "|" + query.tracks(),
                () -> isKnown(query.title()) ? new Lookup.Found<>(List.of(release(query))) : new Lookup.Nothing<>());
    }

    @Override
    public Lookup<List<ClaimedRecording>> findRecordings(RecordingQuery query) {
        return ask("recording " + query, () -> new Lookup.Found<>(List.of(recording(query))));
    }

    /// What an answer is made of.
    private interface Answer<T> {
        Lookup<T> make();
    }

    private synchronized <T> Lookup<T> ask(String question, Answer<T> answer) {
        Instant now = clock.instant();
        disobeyed += now.isBefore(notBefore) ? 1 : 0;
        if (now.isBefore(offlineUntil)) {
            return refuse(now, Duration.ofMinutes(10), "nobody answers");
        }
        if (now.isBefore(free)) {
            return refuse(now, Duration.between(now, free), "one question a second");
        }
        free = now.plus(PACE);
        moments.add(now);
        wire.accept(question);
        return answer.make();
    }

    private <T> Lookup<T> refuse(Instant now, Duration wait, String why) {
        notBefore = now.plus(wait);
        return new Lookup.Failed<>(wait, why);
    }

    private static ClaimedRelease release(ReleaseQuery query) {
        List<ClaimedRecording> tracks = new ArrayList<>();
        for (ReleaseQuery.TrackFacts track : query.tracks()) {
            tracks.add(recording(track.title(), query.artist(), query.title(), track.duration(), track.disc(),
                    track.number()));
        }
        return new ClaimedRelease(query.title(), "https://stub.example/" + query.title().hashCode(), query.title(),
                List.of(new ClaimedArtist(query.artist(), null, "")), mbid("release" + query.title()),
                mbid("group" + query.title()), query.year() == null ? null : PartialDate.ofYear(query.year()),
                PartialDate.ofYear(1950), List.of("album"), "Stub Records", "ST-1", "4006381333931", "XW", List.of(),
                tracks);
    }

    private static ClaimedRecording recording(RecordingQuery query) {
        return recording(query.title(), query.artist(), query.album(), query.duration(), query.disc(), query.number());
    }

    private static ClaimedRecording recording(String title, String artist, String album, Duration duration,
            @Nullable Integer disc,
            @Nullable Integer number) {
        String mbid = mbid("recording" + title + artist + album + number);
        return new ClaimedRecording(mbid, null, title, List.of(new ClaimedArtist(artist, null, "")), album, duration,
                disc, number, null, null, mbid, null, null, null, List.of(), List.of(), null);
    }

    static String mbid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
