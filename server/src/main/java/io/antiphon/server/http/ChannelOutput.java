package io.antiphon.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Writes to a connection and waits until it has taken all.
class ChannelOutput extends OutputStream implements DataWriter, WritableByteChannel {

    /// The JDK copies what is written at once into a buffer of that size, which it keeps.
    private static final int AT_ONCE = 128 * 1024;

    private final WritableByteChannel channel;
    private final Progress progress;

    ChannelOutput(WritableByteChannel channel, Progress progress) {
        this.channel = channel;
        this.progress = progress;
    }

    /// As much as the connection takes once it takes anything.
    @Override
    public int write(ByteBuffer buffer) throws IOException {
        progress.waitsForOutput(System.nanoTime());
        try {
            return channel.write(buffer);
        } finally {
            progress.put();
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
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
            var _ = write(buffer);
        }
    }

    @Override
    public void write(BufferData buffer) {
        try {
            buffer.writeTo(this);
        } catch (UncheckedIOException e) {
            // A client that goes away is no failure to report.
            throw new ServerConnectionException("The connection broke", e);
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
}
