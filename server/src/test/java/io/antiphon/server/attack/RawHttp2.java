package io.antiphon.server.attack;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// A client of HTTP/2 that sends whatever frames it is told to (RFC 9113).
final class RawHttp2 implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int NONE = 0;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final int HEAD = 9;

    private final SSLSocket socket;
    private final OutputStream out;
    private final DataInputStream in;

    RawHttp2(SSLContext context, int port, int initialWindow) throws IOException {
        this.socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[]{"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(socket.getInputStream());
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, NONE, 0, setting(4, initialWindow));
    }

    static byte[] setting(int name, int value) {
        return ByteBuffer.allocate(6).putShort((short) name).putInt(value).array();
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    void send(int type, int flags, int stream, byte... payload) throws IOException {
        sendRaw(frame(type, flags, stream, payload));
    }

    void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(HEAD + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /// A head in which hardly anything is compressed (RFC 7541, section 6.2.2).
    ///
    /// @param method `GET` or `POST`
    static byte[] head(String method, String path, String... more) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        // Appendix A: `:method`, `:scheme`, the names of `:authority` and `:path`.
        block.write(0x80 | (method.equals("GET") ? 2 : 3));
        block.write(0x80 | 7);
        block.write(1);
        text(block, "127.0.0.1");
        block.write(4);
        text(block, path);
        for (int i = 0; i < more.length; i += 2) {
            field(block, 0x00, more[i], more[i + 1]);
        }
        return block.toByteArray();
    }

    /// @param kind 0x00 for one that is not kept, 0x40 for one that is
    static void field(ByteArrayOutputStream block, int kind, String name, String value) {
        block.write(kind);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        int length = text.length();
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            for (int rest = length - 127; true; rest >>= 7) {
                if (rest < 128) {
                    block.write(rest);
                    break;
                }
                block.write(rest & 127 | 128);
            }
        }
        block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// The type of the next frame, whose content is thrown away.
    ///
    /// @throws IOException when the server ends the connection, with what it says
    int next() throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length < HEAD) {
            throw new IOException("the connection ended");
        }
        int length = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff;
        byte[] content = in.readNBytes(length);
        if (head[3] == GOAWAY) {
            throw new IOException("the server ends it: " + HexFormat.of().formatHex(content));
        }
        return head[3];
    }

    /// Reads until a frame of a type comes.
    void await(int type) throws IOException {
        int next = next();
        while (next != type) {
            next = next();
        }
    }

    /// Whether the server ends the connection within a while; what it says before is thrown away.
    boolean isEnded() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        byte[] buffer = new byte[16 * 1024];
        try {
            socket.setSoTimeout(1_000);
            while (System.nanoTime() < deadline) {
                try {
                    if (in.read(buffer) < 0) {
                        return true;
                    }
                } catch (SocketTimeoutException _) {
                    // Not yet.
                }
            }
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /// Without a word.
    void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
