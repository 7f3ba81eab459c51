package io.antiphon.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Writes to a connection and waits until it has taken all.
class ChannelOutput extends OutputStream implements DataWriter {

    /// The JDK copies what is written at once into a buffer of that size, which it keeps.
    private static final int AT_ONCE = 128 * 1024;

    private final WritableByteChannel channel;

    ChannelOutput(WritableByteChannel channel) {
        this.channel = channel;
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
        buffer.writeTo(this);
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
}
