package io.antiphon.media.jukebox;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decodes files to plain samples some seconds before they are needed, one decoder at a time. When one file is decoded whole, the one
/// that will follow is begun, so that its first samples lie ready when the last of this one are taken.
final class DecodeAhead implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DecodeAhead.class.getName());
    private static final int PIECE_BYTES = 4096 * SoundDevice.FRAME_BYTES;
    /// About eight seconds.
    private static final int PIECES = 86;

    private final Transcoder transcoder;
    private final Supplier<@Nullable Path> following;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Thread worker;
    private InputStream sound;
    private boolean closed;

    /// @param following what comes after a file, asked when it is decoded whole
    /// @throws LibraryException.Unavailable when it cannot be decoded here
    DecodeAhead(Transcoder transcoder, Path file, Duration start, Supplier<@Nullable Path> following) {
        this.transcoder = transcoder;
        this.following = following;
        this.sound = open(file, start);
        this.worker = Thread.ofPlatform().daemon().name("jukebox-decoder").start(this::decode);
    }

    /// What comes out, in order.
    sealed interface Piece {

        /// @param length in bytes, whole frames
        record Samples(byte[] bytes, int length) implements Piece {}

        /// The end of a file.
        ///
        /// @param failed whether it could not be decoded to its end
        /// @param next the file whose samples follow; absent when nothing does
        record End(boolean failed, @Nullable Path next) implements Piece {}
    }

    /// Waits until there is something.
    Piece take() throws InterruptedException {
        return pieces.take();
    }

    private void decode() {
        try {
            Path next;
            do {
                boolean failed = !decodeOne();
                next = openNext();
                pieces.put(new Piece.End(failed, next));
            } while (next != null);
        } catch (InterruptedException _) {
            // Closed: nobody takes what is left.
        }
    }

    /// Whether it could be decoded to its end.
    private boolean decodeOne() throws InterruptedException {
        try (InputStream in = current()) {
            WaveSound.skipHeader(in);
            byte[] buffer = new byte[PIECE_BYTES];
            for (int count = in.readNBytes(buffer, 0, PIECE_BYTES); count > 0; count = in.readNBytes(buffer, 0,
                    PIECE_BYTES)) {
                pieces.put(new Piece.Samples(buffer, count - count % SoundDevice.FRAME_BYTES));
                buffer = new byte[PIECE_BYTES];
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private @Nullable Path openNext() throws InterruptedException {
        Path next = following.get();
        if (next == null) {
            return null;
        }
        try {
            InputStream opened = open(next, Duration.ZERO);
            if (!isTaken(opened)) {
                opened.close();
                throw new InterruptedException("closed meanwhile");
            }
            return next;
        } catch (LibraryException | IOException e) {
            if (Thread.currentThread().isInterrupted() || isClosed()) {
                throw new InterruptedException("closed meanwhile");
            }
            LOG.log(System.Logger.Level.WARNING, () -> "the jukebox could not prepare what follows: " + e.getMessage());
            return null;
        }
    }

    private synchronized boolean isTaken(InputStream opened) {
        if (!closed) {
            sound = opened;
        }
        return !closed;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized InputStream current() {
        return sound;
    }

    private InputStream open(Path file, Duration start) {
        return transcoder.transcode(new TranscodeRequest(file, AudioFormat.WAV, 0, SoundDevice.SAMPLING_RATE,
                SoundDevice.CHANNELS, start));
    }

    /// Ends the decoder at once; who waits in [#take()] is answered with an end.
    @Override
    public void close() {
        InputStream last;
        synchronized (this) {
            closed = true;
            last = sound;
        }
        worker.interrupt();
        try {
            last.close();
        } catch (IOException _) {
            // It is silent already; nothing depends on how decoding ended.
        }
        pieces.clear();
        boolean _ = pieces.offer(new Piece.End(false, null));
    }
}
