package io.antiphon.core.outside;

import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.BiographySource;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LyricsSource;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.core.provider.SimilarArtistSource;
import io.antiphon.core.provider.TopSongSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/// Asks one provider after the other, in their order, until one knows.
final class Questioner {

    private final Supplier<Providers> providers;
    private final Asking asking;

    Questioner(Supplier<Providers> providers, Asking asking) {
        this.providers = providers;
        this.asking = asking;
    }

    /// Whether there is anybody to ask.
    boolean canAsk(Topic topic) {
        return !providers.get().offering(topic.capability()).isEmpty();
    }

    /// Whether there is anybody who is not left alone for now.
    boolean isReachable(Topic topic, Instant now) {
        return providers.get()
                .all()
                .stream()
                .filter(provider -> provider.as(topic.capability()).isPresent())
                .map(provider -> provider.health().pausedUntil())
                .anyMatch(until -> until == null || !now.isBefore(until));
    }

    /// @param provider who told it
    record Answer(String provider, Told told) {}

    /// @return nothing when all said so; a failure when one did not answer and no other knew
    Lookup<Answer> ask(Topic topic, Subject subject) {
        return switch (subject) {
            case Subject.OfArtist artist -> askAbout(topic, asking.about(artist));
            case Subject.OfAlbum album -> askAbout(topic, asking.about(album));
            case Subject.OfTrack track -> askAbout(Asking.about(track));
        };
    }

    private Lookup<Answer> askAbout(Topic topic, ArtistQuery artist) {
        return switch (topic) {
            case BIOGRAPHY -> first(BiographySource.class,
                    source -> source.findBiography(artist).map(Told.Story::new));
            case SIMILAR_ARTISTS -> first(SimilarArtistSource.class,
                    source -> source.findSimilarArtists(artist).map(Told.Alike::new));
            case TOP_SONGS -> first(TopSongSource.class, source -> source.findTopSongs(artist).map(Told.Heard::new));
            case ALBUM_NOTES, LYRICS -> throw notOf(topic, "an artist");
        };
    }

    private Lookup<Answer> askAbout(Topic topic, ReleaseQuery album) {
        return switch (topic) {
            case ALBUM_NOTES -> first(BiographySource.class,
                    source -> source.findAlbumNotes(album).map(Told.Story::new));
            case BIOGRAPHY, SIMILAR_ARTISTS, TOP_SONGS, LYRICS -> throw notOf(topic, "an album");
        };
    }

    private Lookup<Answer> askAbout(RecordingQuery song) {
        return first(LyricsSource.class, source -> source.findLyrics(song).map(Told.Words::new));
    }

    private static IllegalArgumentException notOf(Topic topic, String what) {
        return new IllegalArgumentException("%s is nothing that %s has".formatted(topic, what));
    }

    private <C> Lookup<Answer> first(Class<C> capability, Function<C, Lookup<Told>> question) {
        Lookup<Answer> result = new Lookup.Nothing<>();
        for (Provider provider : providers.get().all()) {
            C source = provider.as(capability).orElse(null);
            if (source == null) {
                continue;
            }
            switch (question.apply(source)) {
                case Lookup.Found<Told> found -> {
                    return new Lookup.Found<>(new Answer(provider.name(), found.value()));
                }
                case Lookup.Failed<Told> failed -> result = earlier(result, failed);
                case Lookup.Nothing<Told> _ -> {
                    // The next one may know.
                }
            }
            if (Thread.currentThread().isInterrupted()) {
                return new Lookup.Failed<>(Duration.ZERO, "interrupted");
            }
        }
        return result;
    }

    /// Asked again as soon as the first of those who failed may be.
    private static Lookup<Answer> earlier(Lookup<Answer> before, Lookup.Failed<Told> failed) {
        boolean sooner = before instanceof Lookup.Failed<Answer> known
                && known.retryAfter().compareTo(failed.retryAfter()) <= 0;
        return sooner ? before : new Lookup.Failed<>(failed.retryAfter(), failed.reason());
    }
}
