package io.antiphon.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection that asks for files with hardly any work of its own: what is measured is the server. Bodies need a
/// `Content-Length`.
public final class PlainHttp implements AutoCloseable {

    private static final int MAX_HEAD = 16 * 1024;
    private static final String LENGTH = "content-length:";

    private final SocketChannel channel;
    private final URI url;
    private final ByteBuffer buffer;
    private long left;

    /// @param bufferSize the most that is taken at once
    public PlainHttp(URI url, int bufferSize) throws IOException {
        this.url = url;
        this.buffer = ByteBuffer.allocateDirect(Math.max(bufferSize, MAX_HEAD)).flip();
        this.channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(url.getHost(), url.getPort()));
    }

    /// Asks, and reads the answer's head.
    ///
    /// @param range as in the header, or empty
    /// @return bytes of the body
    public long ask(String range) throws IOException {
        String path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        String head = "GET " + path + " HTTP/1.1\r\nHost: " + url.getHost() + ":" + url.getPort() + "\r\n"
                + (range.isEmpty() ? "" : "Range: bytes=" + range + "\r\n") + "\r\n";
        ByteBuffer request = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
        while (request.hasRemaining()) {
            var _ = channel.write(request);
        }
        left = readHead(range.isEmpty() ? 200 : 206);
        return left;
    }

    /// Reads at most so much of the body; waits until it is there.
    ///
    /// @return fewer only at the end
    public long read(long most) throws IOException {
        long wanted = Math.min(most, left);
        long taken = 0;
        while (taken < wanted) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            int step = (int) Math.min(buffer.remaining(), wanted - taken);
            buffer.position(buffer.position() + step);
            taken += step;
        }
        left -= taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void fill() throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        buffer.flip();
        if (count < 0) {
            throw new EOFException("the server closed the connection in the middle");
        }
    }

    private long readHead(int expectedStatus) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            head.append((char) (buffer.get() & 0xff));
            if (head.length() > MAX_HEAD) {
                throw new IOException("the answer's head has no end");
            }
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        if (!text.startsWith("http/1.1 " + expectedStatus)) {
            throw new IOException(
                    "%d was expected, not %s".formatted(expectedStatus, text.lines().findFirst().orElse("")));
        }
        return text.lines()
                .filter(line -> line.startsWith(LENGTH))
                .map(line -> Long.parseLong(line.substring(LENGTH.length()).strip()))
                .findFirst()
                .orElseThrow(() -> new IOException("an answer without Content-Length"));
    }
}
