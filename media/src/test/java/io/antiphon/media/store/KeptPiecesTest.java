package io.antiphon.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.core.streaming.hls.KeptPieces;
import io.antiphon.core.streaming.hls.Rendition;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segmenter;
import io.antiphon.core.streaming.hls.Segments;
import io.antiphon.testing.Eventually;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KeptPiecesTest {

    private static final int LISTENERS = 8;

    @TempDir
    Path directory;

    private final CountingSegmenter segmenter = new CountingSegmenter();
    private Path song;
    private MediaCache cache;
    private KeptPieces pieces;

    @BeforeEach
    void makeCache() throws IOException {
        song = Files.writeString(directory.resolve("song.flac"), "sound");
        cache = new MediaCache(new DirectoryObjectStore(directory.resolve("kept")), directory.resolve("workshop"),
                1_000, Clock.systemUTC());
        pieces = new KeptPieces(segmenter, cache);
    }

    @Test
    void whoAsksForOnePieceAtOnceSharesOneEncoder() throws Exception {
        CountDownLatch gate = segmenter.closeGate();
        List<Future<MadeMedia>> opened = new ArrayList<>();
        try (ExecutorService listeners = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LISTENERS; i++) {
                opened.add(listeners.submit(() -> pieces.open(request(192, 3))));
            }
        }
        gate.countDown();
        for (Future<MadeMedia> media : opened) {
            assertThat(all(media.get())).isEqualTo("piece 3 at 192");
        }
        assertThat(segmenter.started.get()).isEqualTo(1);
    }

    @Test
    void aPieceThatWasMadeIsNotMadeAgain() throws IOException {
        assertThat(pieces.find(request(192, 3))).isEmpty();
        assertThat(all(pieces.open(request(192, 3)))).isEqualTo("piece 3 at 192");
        awaitIdle();
        assertThat(all(pieces.open(request(192, 3)))).isEqualTo("piece 3 at 192");
        assertThat(pieces.find(request(192, 3))).isPresent();
        assertThat(segmenter.started.get()).isEqualTo(1);
    }

    @Test
    void everyPieceAndQualityIsItsOwn() throws IOException {
        assertThat(all(pieces.open(request(192, 3)))).isEqualTo("piece 3 at 192");
        assertThat(all(pieces.open(request(192, 4)))).isEqualTo("piece 4 at 192");
        assertThat(all(pieces.open(request(64, 3)))).isEqualTo("piece 3 at 64");
        awaitIdle();
        assertThat(all(pieces.open(request(192, 4)))).isEqualTo("piece 4 at 192");
    }

    @Test
    void oneInitialisationSectionServesAllPieces() throws IOException {
        assertThat(all(pieces.openInit(request(192, 3)))).isEqualTo("head at 192");
        awaitIdle();
        assertThat(all(pieces.openInit(request(192, 4)))).isEqualTo("head at 192");
        assertThat(segmenter.started.get()).isEqualTo(1);
    }

    @Test
    void aSourceThatChangedIsCutAgain() throws IOException {
        assertThat(all(pieces.open(request(192, 3)))).isEqualTo("piece 3 at 192");
        awaitIdle();
        Files.writeString(song, "another sound");
        assertThat(pieces.find(request(192, 3))).isEmpty();
        assertThat(all(pieces.open(request(192, 3)))).isEqualTo("piece 3 at 192");
        assertThat(segmenter.started.get()).isEqualTo(2);
    }

    @Test
    void aSourceThatChangesMeanwhileBreaksThePieceAndNothingIsKept() throws IOException {
        CountDownLatch gate = segmenter.closeGate();
        try (MadeMedia media = pieces.open(request(192, 3))) {
            Files.writeString(song, "another sound");
            gate.countDown();
            assertThatThrownBy(() -> all(media)).isInstanceOf(IOException.class).hasMessageContaining("changed");
        }
        awaitIdle();
        assertThat(cache.totalBytes()).isZero();
    }

    private SegmentRequest request(int bitRate, int index) {
        return new SegmentRequest(song, new Rendition(bitRate, 0, 0), -1, Segments.ofSound(Duration.ofMinutes(1)),
                index);
    }

    /// Keeping is done by another thread, after the last byte.
    /// At the end of each test, too: its files lie in the folder that goes then.
    @AfterEach
    void awaitIdle() {
        Eventually.await("nothing is being made", () -> cache.makingCount() == 0);
    }

    private static String all(MadeMedia media) throws IOException {
        try (media) {
            return switch (media) {
                case MadeMedia.Complete complete -> {
                    try (InputStream bytes = Channels.newInputStream(complete.read(0, complete.size()))) {
                        yield new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
                case MadeMedia.Growing growing -> {
                    ByteBuffer buffer = ByteBuffer.allocate(100);
                    while (growing.read(buffer) >= 0) {
                        assertThat(buffer.hasRemaining()).isTrue();
                    }
                    yield new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
                }
            };
        }
    }

    /// Says which piece it was asked for, once its gate is open.
    private static final class CountingSegmenter implements Segmenter {

        final AtomicInteger started = new AtomicInteger();
        private CountDownLatch gate = new CountDownLatch(0);

        CountDownLatch closeGate() {
            gate = new CountDownLatch(1);
            return gate;
        }

        @Override
        public boolean canEncodeSound() {
            return true;
        }

        @Override
        public boolean canEncodePictures() {
            return true;
        }

        @Override
        public boolean canEncodeLossless() {
            return true;
        }

        @Override
        public InputStream segment(SegmentRequest request) {
            return text("piece %d at %d".formatted(request.index(), request.rendition().bitRate()));
        }

        @Override
        public InputStream init(SegmentRequest request) {
            return text("head at %d".formatted(request.rendition().bitRate()));
        }

        private InputStream text(String text) {
            started.incrementAndGet();
            CountDownLatch waited = gate;
            return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    try {
                        waited.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IOException(e);
                    }
                    return super.read(buffer, offset, length);
                }
            };
        }
    }
}
