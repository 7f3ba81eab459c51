package io.antiphon.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.analysis.AnalysisStatus.State;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.scan.ScanProgressed;
import io.antiphon.core.library.scan.ScanStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisServiceTest {

    @TempDir
    private Path music;
    private final FakeAnalysisStore store = new FakeAnalysisStore();
    private final Events events = new Events();
    private final BlockingQueue<LibraryChanged> published = new LinkedBlockingQueue<>();
    private final AtomicBoolean scanning = new AtomicBoolean();
    private final FakeAnalyser analyser = new FakeAnalyser();
    private AnalysisService service = service(1);

    @BeforeEach
    void listen() {
        events.subscribe(event -> {
            if (event instanceof LibraryChanged change) {
                published.add(change);
            }
        });
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void everyTrackIsAnalysedAndItsAlbumShownOnceAtTheEnd() throws Exception {
        track(1, 7, "good");
        track(2, 7, "good");
        track(3, 8, "good");
        service.start();
        awaitPublication();
        assertThat(store.results).hasSize(3);
        assertThat(store.publications).containsExactly(Set.of(7, 8));
    }

    @Test
    void severalThreadsShareTheTracks() throws Exception {
        service = service(3);
        for (int row = 1; row <= 350; row++) {
            track(row, row / 10, "good");
        }
        service.start();
        awaitPublication();
        assertThat(store.results).hasSize(350);
        assertThat(analyser.calls).hasSize(350);
    }

    @Test
    void aFileThatCannotBeDecodedOrThatTripsTheAnalysisStopsNothing() throws Exception {
        track(1, 1, "undecodable");
        track(2, 1, "trips");
        track(3, 1, "good");
        service.start();
        awaitPublication();
        assertThat(store.results).containsOnlyKeys(new TrackId("t3"));
        assertThat(store.failures).containsEntry(new TrackId("t1"), "noise");
        assertThat(store.failures.get(new TrackId("t2"))).contains("IllegalStateException");
    }

    @Test
    void aFileOutOfReachIsNoFailureAndIsTriedAgainAfterTheNextScan() throws Exception {
        track(1, 1, "good");
        PendingTrack gone = track(2, 2, "good");
        Files.delete(music.resolve(gone.path()));
        service.start();
        awaitPublication();
        assertThat(store.failures).isEmpty();
        Files.writeString(music.resolve(gone.path()), "good");
        events.publish(new ScanProgressed(new ScanStatus(false, null, 2, 0, 2, 0, null, Instant.EPOCH, null)));
        awaitPublication();
        assertThat(store.results).containsKey(gone.id());
    }

    @Test
    void whatAScanAddsIsAnalysedButWhatTheAnalysisItselfChangesStartsNothing() throws Exception {
        track(1, 1, "good");
        service.start();
        LibraryChanged own = awaitPublication();
        track(2, 2, "good");
        events.publish(own);
        published.clear();
        assertThat(published.poll(100, TimeUnit.MILLISECONDS)).isNull();
        assertThat(store.results).hasSize(1);
        events.publish(new LibraryChanged(new CatalogueVersion(99, Instant.EPOCH)));
        awaitPublication();
        assertThat(store.publications).containsExactly(Set.of(1), Set.of(2));
    }

    @Test
    void whatWasNotShownBeforeTheLastStopIsShownFirst() throws Exception {
        store.stale = List.of(5, 6);
        service.start();
        awaitPublication();
        assertThat(store.publications).containsExactly(Set.of(5, 6));
    }

    @Test
    void aScanGoesFirst() throws Exception {
        scanning.set(true);
        track(1, 1, "good");
        service.start();
        assertThat(published.poll(100, TimeUnit.MILLISECONDS)).isNull();
        assertThat(store.results).isEmpty();
        scanning.set(false);
        awaitPublication();
        assertThat(store.results).hasSize(1);
    }

    @Test
    void whatDecodesIsLookedForAfterAScan() throws Exception {
        track(1, 1, "good");
        BlockingQueue<Boolean> during = new LinkedBlockingQueue<>();
        CountDownLatch asked = new CountDownLatch(2);
        scanning.set(true);
        service = new AnalysisService(store, () -> {
            during.add(scanning.get());
            return Optional.of(analyser);
        }, folders(), events, Clock.systemUTC(), new AnalysisSettings(true, 1, Duration.ofHours(1)),
                new AnalysisManners(() -> {
                    asked.countDown();
                    return scanning.get();
                }, () -> false, Duration.ZERO));
        service.start();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        scanning.set(false);
        awaitPublication();
        assertThat(during).containsExactly(false);
    }

    @Test
    void aPauseLastsOverRestartsUntilItIsEnded() throws Exception {
        track(1, 1, "good");
        service.pause();
        service.close();
        service = service(1);
        service.start();
        assertThat(service.status().state()).isEqualTo(State.PAUSED);
        assertThat(published.poll(100, TimeUnit.MILLISECONDS)).isNull();
        service.resume(false);
        awaitPublication();
        assertThat(store.results).hasSize(1);
    }

    @Test
    void failuresAreTriedAgainWhenAsked() throws Exception {
        PendingTrack track = track(1, 1, "undecodable");
        track(2, 1, "good");
        service.start();
        awaitPublication();
        Files.writeString(music.resolve(track.path()), "good");
        service.resume(true);
        awaitPublication();
        assertThat(store.results).hasSize(2);
    }

    @Test
    void closingEndsWhatIsAtHandAndKeepsNothingOfIt() throws Exception {
        track(1, 1, "endless");
        service.start();
        assertThat(analyser.listening.await(10, TimeUnit.SECONDS)).isTrue();
        service.close();
        assertThat(store.results).isEmpty();
        assertThat(store.failures).isEmpty();
    }

    @Test
    void switchedOffOrWithoutADecoderNothingHappens() {
        track(1, 1, "good");
        AnalysisService off = new AnalysisService(store, () -> Optional.of(analyser), folders(), events,
                Clock.systemUTC(), new AnalysisSettings(false, 1, Duration.ZERO), manners());
        off.start();
        assertThat(off.status().state()).isEqualTo(State.OFF);
        off.close();
        assertThat(analyser.calls).isEmpty();
    }

    private LibraryChanged awaitPublication() throws InterruptedException {
        LibraryChanged change = published.poll(20, TimeUnit.SECONDS);
        while (change != null && change.version().number() == 99) {
            change = published.poll(20, TimeUnit.SECONDS);
        }
        assertThat(change).as("a publication").isNotNull();
        return java.util.Objects.requireNonNull(change);
    }

    private AnalysisService service(int threads) {
        return new AnalysisService(store, () -> Optional.of(analyser), folders(), events, Clock.systemUTC(),
                new AnalysisSettings(true, threads, Duration.ofHours(1)), manners());
    }

    private AnalysisManners manners() {
        return new AnalysisManners(scanning::get, () -> false, Duration.ZERO);
    }

    private MusicFolders folders() {
        return new MusicFolders() {
            @Override
            public List<MusicFolder> listMusicFolders() {
                return List.of(new MusicFolder(1, "Music", music));
            }

            @Override
            public Optional<MusicFolder> findMusicFolder(int id) {
                return listMusicFolders().stream().filter(folder -> folder.id() == id).findFirst();
            }
        };
    }

    private PendingTrack track(int row, int album, String content) {
        PendingTrack track = new PendingTrack(row, new TrackId("t" + row), album, 1, row + ".flac", "signature",
                AudioProperties.UNKNOWN);
        try {
            Files.writeString(music.resolve(track.path()), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        store.tracks.put(row, track);
        return track;
    }

    /// Does as the file says.
    private static final class FakeAnalyser implements SoundAnalyser {

        final BlockingQueue<Path> calls = new LinkedBlockingQueue<>();
        final CountDownLatch listening = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public int version() {
            return 1;
        }

        @Override
        public SoundAnalysis analyse(Path file, AudioProperties audio) throws IOException, UndecodableSoundException {
            calls.add(file);
            return switch (Files.readString(file)) {
                case "undecodable" -> throw new UndecodableSoundException("noise");
                case "trips" -> throw new IllegalStateException("out of bounds");
                case "endless" -> {
                    listening.countDown();
                    throw ended();
                }
                default -> new SoundAnalysis(Duration.ofSeconds(1), Loudness.of(new LoudnessHistogram(), 0),
                        Waveform.EMPTY, Optional.empty(), Optional.empty());
            };
        }

        private IOException ended() {
            try {
                assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return new IOException("the analysis was stopped");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
