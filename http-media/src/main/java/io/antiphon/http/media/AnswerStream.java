package io.antiphon.http.media;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/// The body of an answer, on its way to the client. What goes wrong there is the client's doing or the connection's, never the server's:
/// Helidon tells it by exceptions of several families, on HTTP/2 by those of broken rules, too. Here all are one of two: an [IOException],
/// or a [CloseConnectionException].
public final class AnswerStream extends OutputStream {

    private final OutputStream out;

    private AnswerStream(OutputStream out) {
        this.out = out;
    }

    public static OutputStream of(ServerResponse response) {
        return new AnswerStream(response.outputStream());
    }

    @FunctionalInterface
    private interface Sending {

        void run() throws IOException;
    }

    private static void send(Sending sending) throws IOException {
        try {
            sending.run();
        } catch (CloseConnectionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CloseConnectionException("The client took no more of the answer", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        send(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        send(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        send(out::flush);
    }

    @Override
    public void close() throws IOException {
        send(out::close);
    }
}
