package io.antiphon.media.sound;

import io.antiphon.core.analysis.SoundAnalysis;
import io.antiphon.core.analysis.UndecodableSoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One decoding of one file, with all that listens to it. Closing it from another thread ends it at once.
final class Pass implements AutoCloseable {

    private static final int MAX_CHANNELS = 64;
    private static final int LOWEST_RATE = 4_000;
    /// Chromaprint takes mono and stereo; what more channels are mixed to is nobody else's fingerprint.
    private static final int MAX_FINGERPRINTED = 2;

    private final InputStream decoder;
    private final Optional<FingerprintProgram> program;
    private volatile @Nullable Fingerprinter fingerprinter;
    private volatile boolean closed;
    private volatile boolean late;

    /// @param decoder writes what [SampleStream] reads; ends when it is closed
    Pass(InputStream decoder, Optional<FingerprintProgram> program) {
        this.decoder = decoder;
        this.program = program;
    }

    SoundAnalysis listen() throws IOException, UndecodableSoundException {
        SampleStream samples = new SampleStream(decoder);
        requireUsual(samples);
        int frames = samples.read();
        if (frames == 0) {
            throw new UndecodableSoundException("There is no sound in it");
        }
        Fingerprinter fingerprint = fingerprinter(samples);
        TrackListener track = new TrackListener(samples);
        while (frames > 0) {
            track.accept(frames);
            if (fingerprint != null) {
                fingerprint.accept(samples.interleaved(), frames);
            }
            frames = samples.read();
        }
        return track.result(fingerprint == null ? Optional.empty() : fingerprint.fingerprint());
    }

    /// Ends it because its time is over.
    void expire() {
        late = true;
        close();
    }

    boolean isLate() {
        return late;
    }

    @Override
    public void close() {
        closed = true;
        try {
            decoder.close();
        } catch (IOException _) {
            // The process is gone, which is all that was wanted.
        }
        Fingerprinter started = fingerprinter;
        if (started != null) {
            started.close();
        }
    }

    private static void requireUsual(SampleStream samples) throws UndecodableSoundException {
        if (samples.channelCount() < 1 || samples.channelCount() > MAX_CHANNELS) {
            throw new UndecodableSoundException("%d channels are too many".formatted(samples.channelCount()));
        }
        if (samples.samplingRate() < LOWEST_RATE) {
            throw new UndecodableSoundException("%d samples a second are too few".formatted(samples.samplingRate()));
        }
    }

    private @Nullable Fingerprinter fingerprinter(SampleStream samples) {
        Fingerprinter started = program.filter(_ -> samples.channelCount() <= MAX_FINGERPRINTED)
                .flatMap(found -> Fingerprinter.start(found, samples.samplingRate(), samples.channelCount()))
                .orElse(null);
        fingerprinter = started;
        if (closed && started != null) {
            // It came between the two steps of closing.
            started.close();
        }
        return started;
    }
}
