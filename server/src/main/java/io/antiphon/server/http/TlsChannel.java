package io.antiphon.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;

/// What goes through TLS, as a channel. Buffers must have arrays. Reading and writing may happen at once, each in one thread at a time.
final class TlsChannel implements ByteChannel {

    private final SSLSocket socket;
    private final SocketChannel below;
    private final InputStream in;
    private final OutputStream out;

    TlsChannel(SSLSocket socket, SocketChannel below) throws IOException {
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
        out.write(buffer.array(), buffer.arrayOffset() + buffer.position(), count);
        buffer.position(buffer.limit());
        return count;
    }

    @Override
    public boolean isOpen() {
        return below.isOpen();
    }

    /// Says goodbye, which waits while the client takes nothing: closing the channel below ends that.
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
