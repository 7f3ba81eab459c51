package io.antiphon.subsonic;

import io.antiphon.core.artwork.variant.PicturesElsewhere;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.outside.KeptOutside;
import io.antiphon.core.outside.Note;
import io.antiphon.core.outside.Notes;
import io.antiphon.core.outside.Topic;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.BiographySource;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LyricsSource;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.ProviderHealth;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.SimilarArtistSource;
import io.antiphon.core.provider.TopSong;
import io.antiphon.core.provider.TopSongSource;
import io.antiphon.testing.MovableClock;
import io.antiphon.testing.memory.SampleLibrary;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// One provider that knows of everything what the test says, and the notes that are kept of it.
final class OutsideWorld implements Provider, BiographySource, SimilarArtistSource, TopSongSource, LyricsSource,
        AutoCloseable {

    final Map<ItemId, Map<Topic, Note>> notes = new ConcurrentHashMap<>();
    final AtomicReference<Lookup<Biography>> biography = new AtomicReference<>(new Lookup.Nothing<>());
    final AtomicReference<Lookup<List<SimilarArtist>>> similar = new AtomicReference<>(new Lookup.Nothing<>());
    final AtomicReference<Lookup<List<TopSong>>> songs = new AtomicReference<>(new Lookup.Nothing<>());
    final AtomicReference<Lookup<OfferedLyrics>> lyrics = new AtomicReference<>(new Lookup.Nothing<>());
    final AtomicInteger asked = new AtomicInteger();
    final AtomicReference<ArtistQuery> askedAbout = new AtomicReference<>();
    final AtomicReference<ProviderHealth> health = new AtomicReference<>(ProviderHealth.UNKNOWN);
    final MovableClock clock = new MovableClock(SampleLibrary.NOW);
    final PicturesElsewhere pictures = new OnePicture();
    final KeptOutside outside;
    private final CountDownLatch silence;

    /// @param answers whether it ever answers
    OutsideWorld(SampleLibrary library, Duration patience, boolean answers) {
        this.silence = new CountDownLatch(answers ? 0 : 1);
        this.outside = new KeptOutside(() -> new Providers(List.of(this)), pictures, new MemoryNotes(),
                library.catalogue,
                new KeptOutside.Manners(patience, Duration.ofDays(30)), clock);
    }

    /// Somebody has a picture of every artist.
    private static final class OnePicture implements PicturesElsewhere {

        @Override
        public boolean canFind(ItemId item) {
            return item instanceof ArtistId;
        }

        @Override
        public void seek(ItemId item) {
            // It is known.
        }

        @Override
        public Optional<String> find(ItemId item, Duration wait) {
            return canFind(item) ? Optional.of("fingerprint") : Optional.empty();
        }

        @Override
        public Optional<byte[]> bytes(String fingerprint) {
            return Optional.of(new byte[]{1, 2, 3});
        }
    }

    /// Nobody knows yet.
    ///
    /// @param waits takes how long each request would wait
    record NoPictures(List<Duration> waits) implements PicturesElsewhere {

        @Override
        public boolean canFind(ItemId item) {
            return true;
        }

        @Override
        public void seek(ItemId item) {
            // In vain.
        }

        @Override
        public Optional<String> find(ItemId item, Duration wait) {
            waits.add(wait);
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> bytes(String fingerprint) {
            return Optional.empty();
        }
    }

    private final class MemoryNotes implements Notes {

        @Override
        public Map<Topic, Note> find(ItemId item) {
            return Map.copyOf(notes.getOrDefault(item, Map.of()));
        }

        @Override
        public void put(ItemId item, Note note) {
            notes.compute(item, (_, before) -> {
                Map<Topic, Note> after = new EnumMap<>(Topic.class);
                after.putAll(before == null ? Map.of() : before);
                after.put(note.topic(), note);
                return after;
            });
        }
    }

    boolean knows(ItemId item, Topic topic) {
        return notes.getOrDefault(item, Map.of()).containsKey(topic);
    }

    private <T> Lookup<T> answer(AtomicReference<Lookup<T>> value) {
        asked.incrementAndGet();
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Lookup.Failed<>(Duration.ZERO, "interrupted");
        }
        return value.get();
    }

    @Override
    public String name() {
        return "world";
    }

    @Override
    public String title() {
        return "World";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public ProviderHealth health() {
        return health.get();
    }

    @Override
    public Lookup<Biography> findBiography(ArtistQuery artist) {
        askedAbout.set(artist);
        return answer(biography);
    }

    @Override
    public Lookup<Biography> findAlbumNotes(ReleaseQuery album) {
        return answer(biography);
    }

    @Override
    public Lookup<List<SimilarArtist>> findSimilarArtists(ArtistQuery artist) {
        return answer(similar);
    }

    @Override
    public Lookup<List<TopSong>> findTopSongs(ArtistQuery artist) {
        return answer(songs);
    }

    @Override
    public Lookup<OfferedLyrics> findLyrics(RecordingQuery song) {
        return answer(lyrics);
    }

    @Override
    public void close() {
        silence.countDown();
        outside.close();
    }
}
