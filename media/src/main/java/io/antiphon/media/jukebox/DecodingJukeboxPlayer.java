package io.antiphon.media.jukebox;

import io.antiphon.core.jukebox.JukeboxPlayer;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Decodes a file to plain samples with the transcoder and writes them to a sound device, louder or quieter on the way.
public final class DecodingJukeboxPlayer implements JukeboxPlayer {
    private static final int BUFFER = 4096 * SoundDevice.FRAME_BYTES;

    private final Transcoder transcoder;
    private final SoundDevice device;

    public DecodingJukeboxPlayer(Transcoder transcoder, SoundDevice device) {
        this.transcoder = transcoder;
        this.device = device;
    }

    @Override
    public Playback play(Path file, Duration start, double gain, End end) {
        SoundDevice.Line line = device.open();
        try {
            InputStream sound = transcoder.transcode(
                    new TranscodeRequest(file, AudioFormat.WAV, 0, SoundDevice.SAMPLING_RATE, SoundDevice.CHANNELS,
                            start));
            Running running = new Running(sound, line, start, gain, end);
            Thread.ofPlatform().daemon().name("jukebox").start(running::run);
            return running;
        } catch (RuntimeException e) {
            line.close();
            throw e;
        }
    }

    private static final class Running implements Playback {
        private final InputStream sound;
        private final SoundDevice.Line line;
        private final Duration start;
        private final End end;
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile double gain;
        private volatile @Nullable Duration last;

        Running(InputStream sound, SoundDevice.Line line, Duration start, double gain, End end) {
            this.sound = sound;
            this.line = line;
            this.start = start;
            this.gain = gain;
            this.end = end;
        }

        void run() {
            boolean failed = false;
            try {
                WaveSound.skipHeader(sound);
                copy();
                line.drain();
            } catch (IOException _) {
                failed = true;
            }
            if (release()) {
                end.reached(failed);
            }
        }

        private void copy() throws IOException {
            byte[] buffer = new byte[BUFFER];
            int count = sound.readNBytes(buffer, 0, BUFFER);
            while (count > 0 && !closed.get()) {
                int whole = count - count % SoundDevice.FRAME_BYTES;
                Gain.apply(gain, buffer, whole);
                line.write(buffer, 0, whole);
                count = sound.readNBytes(buffer, 0, BUFFER);
            }
        }

        @Override
        public Duration position() {
            Duration reached = last;
            return start.plus(reached == null ? line.played() : reached);
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
            last = line.played();
            line.close();
            try {
                sound.close();
            } catch (IOException _) {
                // It is silent already; nothing depends on how decoding ended.
            }
            return true;
        }
    }
}
