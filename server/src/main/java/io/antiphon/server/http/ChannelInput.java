package io.antiphon.server.http;

import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What arrives on a connection, in arrays of its own size: a connection that waits holds a small buffer only, and one that writes none.
final class ChannelInput implements Supplier<byte @Nullable []> {

    private static final int SMALL = 2 * 1024;
    private static final int LARGE = 32 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private final ReadableByteChannel channel;
    private final Progress progress;
    private byte[] first;
    private int size = SMALL;

    ChannelInput(Transport transport, Progress progress) {
        this.channel = transport.channel();
        this.first = transport.first();
        this.progress = progress;
    }

    /// Waits until there is something.
    ///
    /// @return null at the end, as Helidon's reader wants it
    @Override
    public byte @Nullable [] get() {
        if (first.length > 0) {
            byte[] begun = first;
            first = NOTHING;
            progress.waitsForInput(System.nanoTime());
            progress.got(begun.length, System.nanoTime());
            return begun;
        }
        if (progress.isAfterLast()) {
            return null;
        }
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
