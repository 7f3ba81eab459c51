package io.antiphon.server.http;

import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What arrives on a connection, in arrays of its own size: a connection that waits holds a small buffer only, and one that writes none.
final class ChannelInput implements Supplier<byte @Nullable []> {

    private static final int SMALL = 2 * 1024;
    private static final int LARGE = 32 * 1024;

    private final SocketChannel channel;
    private final Progress progress;
    private int size = SMALL;

    ChannelInput(SocketChannel channel, Progress progress) {
        this.channel = channel;
        this.progress = progress;
    }

    /// Waits until there is something.
    ///
    /// @return null at the end, as Helidon's reader wants it
    @Override
    public byte @Nullable [] get() {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        try {
            progress.waitsForInput(System.nanoTime());
            int count = channel.read(buffer);
            progress.got(count, System.nanoTime());
            if (count < 0) {
                return null;
            }
            size = count == buffer.capacity() ? LARGE : SMALL;
            return Arrays.copyOf(buffer.array(), count);
        } catch (IOException e) {
            throw new ServerConnectionException("The connection broke", e);
        }
    }
}
