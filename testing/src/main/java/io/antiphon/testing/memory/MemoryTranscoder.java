package io.antiphon.testing.memory;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
import io.antiphon.core.streaming.cache.Making;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Turns every file into one line that says what was asked for, and no Vorbis, as usual.
public final class MemoryTranscoder implements Transcoder {

    private volatile CountDownLatch end = new CountDownLatch(0);

    /// From now on nothing that is made comes to its end, as if it took its time, until what is answered is run.
    public Runnable holdEnds() {
        CountDownLatch held = new CountDownLatch(1);
        end = held;
        return held::countDown;
    }

    @Override
    public Set<AudioFormat> formats() {
        return EnumSet.complementOf(EnumSet.of(AudioFormat.OGG));
    }

    @Override
    public InputStream transcode(TranscodeRequest request) {
        return new SequenceInputStream(new ByteArrayInputStream(sound(request)), new Nothing(end));
    }

    @Override
    public Making transcode(TranscodeRequest request, Path target) {
        return written(target, sound(request), end);
    }

    @Override
    public Making cut(Path whole, AudioFormat format, Duration start, Path target) {
        return written(target,
                "%s cut at %d s".formatted(format.suffix(), start.toSeconds()).getBytes(StandardCharsets.UTF_8), end);
    }

    private static Making written(Path target, byte[] sound, CountDownLatch mayEnd) {
        return new Making() {

            @Override
            public void await() throws IOException {
                Files.write(target, sound);
                awaitEnd(mayEnd);
            }

            @Override
            public void close() {
                // It takes no time, or as long as a test says.
            }
        };
    }

    private static void awaitEnd(CountDownLatch mayEnd) throws InterruptedIOException {
        try {
            mayEnd.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static byte[] sound(TranscodeRequest request) {
        return "%s %d kbit/s from %d s".formatted(request.format().suffix(), request.bitRate(),
                request.start().toSeconds()).getBytes(StandardCharsets.UTF_8);
    }

    /// Ends when it may.
    private static final class Nothing extends InputStream {

        private final CountDownLatch mayEnd;

        Nothing(CountDownLatch mayEnd) {
            this.mayEnd = mayEnd;
        }

        @Override
        public int read() throws IOException {
            awaitEnd(mayEnd);
            return -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
