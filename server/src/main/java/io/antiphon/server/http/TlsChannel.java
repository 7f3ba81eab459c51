package io.antiphon.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import javax.net.ssl.SSLSocket;

/// What goes through TLS, as a channel. Buffers must have arrays. Reading and writing may happen at once, each in one thread at a time.
final class TlsChannel implements ByteChannel {

    private static final int RECORD = 16 * 1024;

    private final SSLSocket socket;
    private final TlsWire below;
    private final InputStream in;
    private final OutputStream out;

    TlsChannel(SSLSocket socket, TlsWire below) throws IOException {
        this.socket = socket;
        this.below = below;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int count = in.read(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        if (count > 0) {
            buffer.position(buffer.position() + count);
        }
        return count;
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
        int count = buffer.remaining();
        boolean several = count > RECORD;
        if (several) {
            below.hold();
        }
        out.write(buffer.array(), buffer.arrayOffset() + buffer.position(), count);
        if (several) {
            below.release();
        }
        buffer.position(buffer.limit());
        return count;
    }

    @Override
    public boolean isOpen() {
        return !below.isClosed();
    }

    /// Says goodbye, which waits while the client takes nothing: closing the channel below ends that.
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
