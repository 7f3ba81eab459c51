package io.antiphon.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The sound that one ffmpeg process makes. An ffmpeg that fails before it made anything is an error, not an empty stream; one that
/// fails later breaks the stream, so that a listener does not take a part for the whole.
final class TranscodeStream extends InputStream {

    private static final int KEPT_COMPLAINTS = 2000;
    private static final long EXIT_SECONDS = 5;

    private final Process process;
    private final InputStream sound;
    private final String name;
    private final Consumer<TranscodeStream> whenEnded;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile String complaints = "";
    private final Thread complaintReader;

    TranscodeStream(Process process, String name, Consumer<TranscodeStream> whenEnded) {
        this.process = process;
        this.sound = process.getInputStream();
        this.name = name;
        this.whenEnded = whenEnded;
        this.complaintReader = Thread.ofVirtual().name("ffmpeg-complaints").start(this::readComplaints);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended.get()) {
            throw new IOException("the transcode of %s has ended".formatted(name));
        }
        int count = sound.read(buffer, offset, length);
        if (count < 0) {
            requireSuccess();
        }
        return count;
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            process.destroyForcibly();
            try {
                sound.close();
            } catch (IOException _) {
                // The process is gone; nothing depends on how its pipe ended.
            }
            whenEnded.accept(this);
        }
    }

    private void requireSuccess() throws IOException {
        try {
            if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("ffmpeg did not end after the last of %s".formatted(name));
            }
            complaintReader.join(TimeUnit.SECONDS.toMillis(EXIT_SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg ended");
        }
        if (process.exitValue() != 0) {
            throw new IOException("ffmpeg failed on %s: %s".formatted(name, complaints.strip()));
        }
    }

    private void readComplaints() {
        try (InputStream errors = process.getErrorStream()) {
            complaints = new String(errors.readNBytes(KEPT_COMPLAINTS), StandardCharsets.UTF_8);
            errors.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // The process was ended while it complained.
        }
    }
}
