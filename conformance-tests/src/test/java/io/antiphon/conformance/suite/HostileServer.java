package io.antiphon.conformance.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Answers ping as a server should, and all else as none should.
final class HostileServer implements AutoCloseable {

    /// What it does to a connection once the request is read.
    @FunctionalInterface
    interface Manner {
        void answer(OutputStream out, String target) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Manner manner;
    private final boolean pingToo;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private HostileServer(Manner manner, boolean pingToo) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.manner = manner;
        this.pingToo = pingToo;
    }

    /// @param pingToo whether not even ping is answered well
    static HostileServer start(Manner manner, boolean pingToo) throws IOException {
        HostileServer server = new HostileServer(manner, pingToo);
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String target = target(connection);
            OutputStream out = connection.getOutputStream();
            if (target.startsWith("/rest/ping") && !pingToo) {
                boolean json = target.contains("f=json");
                respond(out, "200 OK", json ? "application/json" : "text/xml", json
                        ? "{\"subsonic-response\":{\"status\":\"ok\",\"version\":\"1.16.1\"}}"
                        : "<subsonic-response xmlns='http://subsonic.org/restapi' status='ok' version='1.16.1'/>");
            } else {
                manner.answer(out, target);
            }
        } catch (IOException | InterruptedException _) {
            // the suite has hung up
        } finally {
            open.remove(connection);
        }
    }

    private static String target(Socket connection) throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        String first = String.valueOf(reader.readLine());
        String line = first;
        while (line != null && !line.isEmpty()) {
            line = reader.readLine();
        }
        return first.substring(first.indexOf(' ') + 1);
    }

    static void respond(OutputStream out, String status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(out, "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(status, type, bytes.length));
        out.write(bytes);
        out.flush();
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
