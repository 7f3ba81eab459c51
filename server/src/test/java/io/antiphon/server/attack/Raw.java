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
        return some(server, request, "\r\n\r\n");
    }

    /// The answer up to the end of the line in which something is said; empty when the connection is cut without an answer.
    static String some(TestServer server, String request, String end) {
        try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            socket.setSoTimeout(TIMEOUT);
            send(socket, request);
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            int next = in.read();
            while (next >= 0 && head.length() < MOST && !isEnough(head, end, next)) {
                head.append((char) next);
                next = in.read();
            }
            return head.toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static boolean isEnough(StringBuilder said, String end, int next) {
        return said.indexOf(end) >= 0 && (end.endsWith("\n") || next == '\n');
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
