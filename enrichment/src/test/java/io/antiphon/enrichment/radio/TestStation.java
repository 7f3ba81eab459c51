package io.antiphon.enrichment.radio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A station as SHOUTcast's first servers are: its own status line, titles between the sound for those who ask.
final class TestStation implements AutoCloseable {

    static final int INTERVAL = 1000;

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String statusLine;
    private final List<byte[]> titles;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /// @param titles one for each piece of sound; empty for none
    TestStation(String statusLine, List<byte[]> titles) {
        this.statusLine = statusLine;
        this.titles = titles;
        try {
            socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var _ = threads.submit(this::accept);
    }

    static byte[] title(String text) {
        return ("StreamTitle='" + text + "';StreamUrl='';").getBytes(StandardCharsets.UTF_8);
    }

    private Void accept() throws IOException {
        while (true) {
            Socket listener = socket.accept();
            var _ = threads.submit(() -> {
                try (listener) {
                    serve(listener);
                }
                return listener;
            });
        }
    }

    private void serve(Socket listener) throws IOException {
        String request = head(listener.getInputStream());
        requests.add(request);
        boolean asked = request.toLowerCase(java.util.Locale.ROOT).contains("icy-metadata: 1");
        OutputStream out = listener.getOutputStream();
        out.write((statusLine + "\r\nContent-Type: audio/mpeg\r\nicy-name: Test FM\r\nicy-br: 128,128\r\n"
                + (asked ? "icy-metaint: " + INTERVAL + "\r\n" : "") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] title : titles) {
            out.write(sound());
            if (asked) {
                out.write(block(title));
            }
        }
    }

    static byte[] sound() {
        byte[] sound = new byte[INTERVAL];
        java.util.Arrays.fill(sound, (byte) 'x');
        return sound;
    }

    static byte[] block(byte[] text) {
        int units = (text.length + 15) / 16;
        byte[] block = new byte[1 + units * 16];
        block[0] = (byte) units;
        System.arraycopy(text, 0, block, 1, text.length);
        return block;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    int requests() {
        return requests.size();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/stream";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
