package io.antiphon.media.jukebox;

import io.antiphon.core.LibraryException;
import io.antiphon.core.jukebox.JukeboxPlayer;
import io.antiphon.core.streaming.Transcoder;
import io.antiphon.media.jukebox.DecodeAhead.Piece;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Decodes files to plain samples with the transcoder and writes them to a sound device, louder or quieter on the way. One line to the
/// device serves all files that follow each other, and what follows is decoded ahead, so that no pause is heard between them.
public final class DecodingJukeboxPlayer implements JukeboxPlayer {
    private static final System.Logger LOG = System.getLogger(DecodingJukeboxPlayer.class.getName());
    private static final long NANOS = 1_000_000_000;

    private final Transcoder transcoder;
    private final SoundDevice device;

    public DecodingJukeboxPlayer(Transcoder transcoder, SoundDevice device) {
        this.transcoder = transcoder;
        this.device = device;
    }

    @Override
    public Playback play(Path file, Duration start, double gain, Course course) {
        SoundDevice.Line line = device.open();
        try {
            Running running = new Running(transcoder, new DecodeAhead(transcoder, file, start, course::next), line,
                    start, gain, course);
            Thread.ofPlatform().daemon().name("jukebox").start(running::run);
            return running;
        } catch (RuntimeException e) {
            line.close();
            throw e;
        }
    }

    private static final class Running implements Playback {
        private final Transcoder transcoder;
        private final SoundDevice.Line line;
        private final Course course;
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile DecodeAhead decoder;
        private volatile double gain;
        private volatile Place place;
        private volatile @Nullable Duration last;
        private long writtenFrames;

        Running(Transcoder transcoder, DecodeAhead decoder, SoundDevice.Line line, Duration start, double gain,
                Course course) {
            this.transcoder = transcoder;
            this.decoder = decoder;
            this.line = line;
            this.place = new Place(start, Duration.ZERO);
            this.gain = gain;
            this.course = course;
        }

        /// Where the current file begins.
        ///
        /// @param start in the file
        /// @param onLine in what the line plays
        private record Place(Duration start, Duration onLine) {

            Duration at(Duration played) {
                return played.compareTo(onLine) <= 0 ? start : start.plus(played).minus(onLine);
            }
        }

        void run() {
            boolean failed;
            try {
                failed = playAll();
                line.drain();
            } catch (InterruptedException _) {
                failed = true;
            } catch (LibraryException e) {
                LOG.log(System.Logger.Level.WARNING, () -> "the jukebox stops: " + e.getMessage());
                failed = true;
            }
            if (release()) {
                course.over(failed);
            }
        }

        /// Whether the last file could not be played to its end.
        private boolean playAll() throws InterruptedException {
            while (!closed.get()) {
                switch (decoder.take()) {
                    case Piece.Samples samples -> write(samples);
                    case Piece.End end -> {
                        Path next = closed.get() ? null : course.goOn(end.failed());
                        if (next == null) {
                            return end.failed();
                        }
                        place = new Place(Duration.ZERO, Duration.ofNanos(
                                writtenFrames * NANOS / SoundDevice.SAMPLING_RATE));
                        if (!next.equals(end.next())) {
                            // The queue changed after this had been asked for.
                            turnTo(next);
                        }
                    }
                }
            }
            return false;
        }

        private void write(Piece.Samples samples) {
            Gain.apply(gain, samples.bytes(), samples.length());
            line.write(samples.bytes(), 0, samples.length());
            writtenFrames += samples.length() / SoundDevice.FRAME_BYTES;
        }

        private void turnTo(Path next) {
            decoder.close();
            DecodeAhead other = new DecodeAhead(transcoder, next, Duration.ZERO, course::next);
            decoder = other;
            if (closed.get()) {
                other.close();
            }
        }

        @Override
        public Duration position() {
            Duration reached = last;
            return reached == null ? place.at(line.played()) : reached;
        }

        @Override
        public void setGain(double changed) {
            gain = changed;
        }

        @Override
        public void close() {
            release();
        }

        /// Whether this was the first to do it.
        private boolean release() {
            if (!closed.compareAndSet(false, true)) {
                return false;
            }
            last = place.at(line.played());
            line.close();
            decoder.close();
            return true;
        }
    }
}
