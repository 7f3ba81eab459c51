package io.antiphon.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Writes to a connection and waits until it has taken all.
final class ChannelOutput extends OutputStream implements DataWriter {

    /// The JDK copies what is written at once into a buffer of that size, which it keeps.
    private static final int AT_ONCE = 128 * 1024;

    /// A frame of HTTP/2 is written as its head and its content.
    private static final int FRAME = 32 * 1024;

    private final WritableByteChannel channel;
    private final boolean framed;

    /// @param framed whether what is written at once is small and in parts, which TLS would protect and send each by itself
    ChannelOutput(WritableByteChannel channel, boolean framed) {
        this.channel = channel;
        this.framed = framed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
        int end = buffer.limit();
        while (buffer.position() < end) {
            buffer.limit(Math.min(end, buffer.position() + AT_ONCE));
            var _ = channel.write(buffer);
        }
    }

    @Override
    public void write(BufferData buffer) {
        int count = buffer.available();
        if (!framed || count > FRAME) {
            buffer.writeTo(this);
            return;
        }
        Whole whole = new Whole(count);
        buffer.writeTo(whole);
        try {
            write(whole.bytes, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(BufferData... buffers) {
        write(BufferData.create(buffers));
    }

    @Override
    public void writeNow(BufferData buffer) {
        write(buffer);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        write(buffers);
    }

    /// Parts put together.
    private static final class Whole extends OutputStream {

        private final byte[] bytes;
        private int count;

        Whole(int size) {
            this.bytes = new byte[size];
        }

        @Override
        public void write(int b) {
            bytes[count++] = (byte) b;
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            System.arraycopy(more, offset, bytes, count, length);
            count += length;
        }
    }
}
