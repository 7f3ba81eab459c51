package io.antiphon.server.cost;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A client that hardly allocates anything, so that what is counted is the server's. One connection, one request at a time; bodies
/// are read and forgotten (RFC 9112, sections 6.2 and 7.1).
final class BareConnection implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final byte[] scratch = new byte[BUFFER];
    private final StringBuilder line = new StringBuilder(256);

    BareConnection(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    static byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /// @return the bytes of the answer's body
    /// @throws IOException also for an answer that is not 200
    long ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        readLine();
        if (line.indexOf(" 200 ") < 0) {
            throw new IOException("answered " + line);
        }
        long length = -1;
        for (readLine(); !line.isEmpty(); readLine()) {
            if (line.charAt(0) == 'C' || line.charAt(0) == 'c') {
                length = Math.max(length, contentLength());
            }
        }
        return length < 0 ? readChunks() : skip(length);
    }

    private long contentLength() {
        String header = line.toString().toLowerCase(Locale.ROOT);
        return header.startsWith("content-length:") ? Long.parseLong(header.substring(15).strip()) : -1;
    }

    private long readChunks() throws IOException {
        long total = 0;
        while (true) {
            readLine();
            long size = Long.parseLong(line, 0, line.length(), 16);
            total += skip(size);
            readLine();
            if (size == 0) {
                return total;
            }
        }
    }

    private long skip(long length) throws IOException {
        long left = length;
        while (left > 0) {
            int read = in.read(scratch, 0, (int) Math.min(left, scratch.length));
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
        }
        return length;
    }

    private void readLine() throws IOException {
        line.setLength(0);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
