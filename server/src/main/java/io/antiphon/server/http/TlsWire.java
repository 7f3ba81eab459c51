package io.antiphon.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// The connection below TLS as the JDK's TLS wants it. Records that are written together leave together: each by itself would cost a call
/// of the kernel, and a client that is waited for many.
final class TlsWire extends Socket {

    /// Two full records and a short one, with their heads and seals.
    private static final int TOGETHER = 2 * (16 * 1024 + 64) + 128;

    private final SocketChannel channel;
    private final InputStream in;
    private final Out out;

    /// @param first what was read already
    TlsWire(SocketChannel channel, byte[] first) {
        this.channel = channel;
        this.in = new In(channel, first);
        this.out = new Out(channel);
    }

    /// From now on [#release] sends what was written.
    void hold() {
        out.held = true;
    }

    void release() throws IOException {
        out.held = false;
        out.send();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isInputShutdown() {
        return !channel.isOpen();
    }

    @Override
    public boolean isOutputShutdown() {
        return !channel.isOpen();
    }

    @Override
    public void shutdownInput() {
        // The whole is closed at once.
    }

    @Override
    public void shutdownOutput() {
        // The whole is closed at once.
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public int getSoLinger() {
        return -1;
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setSoTimeout(int millis) {
        // Who waits too long is cut from outside.
    }

    @Override
    public InetAddress getInetAddress() {
        return channel.socket().getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return channel.socket().getLocalAddress();
    }

    @Override
    public int getPort() {
        return channel.socket().getPort();
    }

    @Override
    public int getLocalPort() {
        return channel.socket().getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return channel.socket().getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return channel.socket().getLocalSocketAddress();
    }

    private static final class In extends InputStream {

        private final SocketChannel channel;
        private ByteBuffer first;

        In(SocketChannel channel, byte[] first) {
            this.channel = channel;
            this.first = ByteBuffer.wrap(first);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (first.hasRemaining()) {
                int count = Math.min(length, first.remaining());
                first.get(bytes, offset, count);
                return count;
            }
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    private static final class Out extends OutputStream {

        private final SocketChannel channel;
        private ByteBuffer kept = ByteBuffer.allocateDirect(0);
        private boolean held;

        Out(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!held) {
                all(ByteBuffer.wrap(bytes, offset, length));
                return;
            }
            if (kept.capacity() == 0) {
                kept = ByteBuffer.allocateDirect(TOGETHER);
            }
            if (kept.remaining() < length) {
                send();
            }
            kept.put(bytes, offset, length);
        }

        void send() throws IOException {
            kept.flip();
            all(kept);
            kept.clear();
        }

        private void all(ByteBuffer buffer) throws IOException {
            while (buffer.hasRemaining()) {
                var _ = channel.write(buffer);
            }
        }
    }
}
