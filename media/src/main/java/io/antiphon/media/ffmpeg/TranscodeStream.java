package io.antiphon.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;

/// The sound that one ffmpeg process makes. An ffmpeg that fails before it made anything is an error, not an empty stream; one that
/// fails later breaks the stream, so that a listener does not take a part for the whole.
final class TranscodeStream extends InputStream {

    private final RunningProcess process;
    private final InputStream sound;

    TranscodeStream(RunningProcess process) {
        this.process = process;
        this.sound = process.output();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (process.hasEnded()) {
            throw new IOException("the transcode of %s has ended".formatted(process.name()));
        }
        process.awaited();
        int count = sound.read(buffer, offset, length);
        process.satisfied();
        if (count < 0) {
            process.requireSuccess();
        }
        return count;
    }

    @Override
    public void close() {
        process.close();
    }
}
