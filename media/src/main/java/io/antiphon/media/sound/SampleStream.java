package io.antiphon.media.sound;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/// The samples that ffmpeg writes as a WAVE file of 32-bit floats into a pipe, channel by channel. The header tells what only the
/// decoder knows for sure: rate and channels.
final class SampleStream implements Closeable {

    private static final int MAX_HEADER_CHUNK = 1 << 16;
    private static final int FORMAT_BYTES = 16;
    private static final int MASK_OFFSET = 20;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int BUFFERED_SAMPLES = 1 << 14;
    /// Far above what music is written at; more is damage.
    private static final float LOUDEST = 1_000;

    private final InputStream in;
    private final int samplingRate;
    private final int channelCount;
    private final long channelMask;
    private final byte[] bytes;
    private final FloatBuffer floats;
    private final float[] interleaved;
    private final float[][] channels;
    private int left;

    /// Reads the header.
    ///
    /// @throws EOFException when there is no sound at all
    SampleStream(InputStream in) throws IOException {
        this.in = in;
        byte[] format = header(in);
        ByteBuffer fields = ByteBuffer.wrap(format).order(ByteOrder.LITTLE_ENDIAN);
        this.channelCount = Short.toUnsignedInt(fields.getShort(2));
        this.samplingRate = fields.getInt(4);
        boolean extensible = Short.toUnsignedInt(fields.getShort(0)) == EXTENSIBLE
                && format.length >= MASK_OFFSET + Integer.BYTES;
        this.channelMask = extensible ? Integer.toUnsignedLong(fields.getInt(MASK_OFFSET)) : 0;
        int frames = Math.max(1, BUFFERED_SAMPLES / Math.max(1, channelCount));
        this.interleaved = new float[frames * channelCount];
        this.bytes = new byte[interleaved.length * Float.BYTES];
        this.floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        this.channels = new float[channelCount][frames];
    }

    int samplingRate() {
        return samplingRate;
    }

    int channelCount() {
        return channelCount;
    }

    /// The channels' places as in WAVE's `dwChannelMask`; 0 when mono, stereo or not known.
    long channelMask() {
        return channelMask;
    }

    /// The samples of one channel each, from the last [#read]; all finite.
    float[][] channels() {
        return channels;
    }

    /// The same samples as the file has them, channel after channel.
    float[] interleaved() {
        return interleaved;
    }

    /// @return how many samples every channel has now, 0 at the end
    int read() throws IOException {
        int frameBytes = channelCount * Float.BYTES;
        int filled = left;
        while (filled < bytes.length) {
            int count = in.read(bytes, filled, bytes.length - filled);
            if (count < 0) {
                break;
            }
            filled += count;
        }
        int frames = filled / frameBytes;
        floats.get(0, interleaved, 0, frames * channelCount);
        separate(frames);
        left = filled - frames * frameBytes;
        System.arraycopy(bytes, frames * frameBytes, bytes, 0, left);
        return frames;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void separate(int frames) {
        int step = channelCount;
        for (int channel = 0; channel < step; channel++) {
            float[] samples = channels[channel];
            for (int i = 0; i < frames; i++) {
                float sample = interleaved[i * step + channel];
                samples[i] = Math.abs(sample) <= LOUDEST ? sample : 0;
            }
        }
    }

    /// The `fmt ` chunk; the stream stands at the first sample afterwards.
    private static byte[] header(InputStream in) throws IOException {
        read(in, 12);
        byte[] format = new byte[0];
        while (true) {
            ByteBuffer chunk = ByteBuffer.wrap(read(in, 8)).order(ByteOrder.LITTLE_ENDIAN);
            int name = ByteBuffer.wrap(chunk.array()).getInt();
            if (name == 0x64617461 && format.length >= FORMAT_BYTES) {
                return format;
            }
            int size = chunk.getInt(4);
            if (size < 0 || size > MAX_HEADER_CHUNK) {
                throw new IOException(
                        "ffmpeg's header has a chunk of %d bytes".formatted(Integer.toUnsignedLong(size)));
            }
            byte[] content = read(in, size + size % 2);
            if (name == 0x666d7420) {
                format = content;
            }
        }
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException("there is no sound in it");
        }
        return read;
    }
}
