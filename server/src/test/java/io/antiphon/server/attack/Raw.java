package io.antiphon.server.attack;

import io.antiphon.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Requests that no client library would send.
final class Raw {

    private static final int TIMEOUT = 20_000;
    private static final int MOST = 32 * 1024;

    private Raw() {}

    /// The head of the answer; empty when the connection is cut without one.
    static String head(TestServer server, String request) {
        try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            socket.setSoTimeout(TIMEOUT);
            send(socket, request);
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            int next = in.read();
            while (next >= 0 && head.length() < MOST && head.indexOf("\r\n\r\n") < 0) {
                head.append((char) next);
                next = in.read();
            }
            return head.toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static void send(Socket socket, String request) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException _) {
            // It stopped reading: what it said is read anyway.
        }
    }
}
