package io.antiphon.nativeapi.media;

import io.antiphon.core.radio.RadioBroadcast;
import io.antiphon.core.radio.RadioReceiver;
import io.antiphon.core.radio.StationId;
import io.antiphon.nativeapi.http.Streamed;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A radio station's sound on its way to one listener.
final class Relay implements Streamed {

    private static final HeaderName ICY_METADATA = HeaderNames.create("Icy-MetaData");
    private static final int BUFFER = 8 * 1024;

    private final RadioReceiver receiver;
    private final StationId station;
    private boolean begun;

    Relay(RadioReceiver receiver, StationId station) {
        this.receiver = receiver;
        this.station = station;
    }

    @Override
    public void send(ServerRequest request, ServerResponse response) {
        boolean titles = request.headers().first(ICY_METADATA).filter("1"::equals).isPresent();
        try {
            receiver.listen(station, broadcast -> {
                describe(response, broadcast, titles);
                begun = true;
                pass(broadcast, response.outputStream(), titles);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("The server is being stopped", e);
        } catch (IOException e) {
            throw new CloseConnectionException("The listener is gone", e);
        } catch (RuntimeException e) {
            if (begun) {
                throw new CloseConnectionException("The station broke off", e);
            }
            throw e;
        }
    }

    private static void describe(ServerResponse response, RadioBroadcast broadcast, boolean titles) {
        response.header(HeaderNames.CONTENT_TYPE, printable(broadcast.contentType()));
        // Proxies would else collect sound that players wait for.
        response.header(HeaderNames.create("X-Accel-Buffering"), "no");
        if (broadcast.name() != null) {
            response.header(HeaderNames.create("icy-name"), printable(broadcast.name()));
        }
        if (broadcast.bitRate() > 0) {
            response.header(HeaderNames.create("icy-br"), Integer.toString(broadcast.bitRate()));
        }
        if (titles) {
            response.header(HeaderNames.create("icy-metaint"), Integer.toString(IcyOutput.INTERVAL));
        }
    }

    private static void pass(RadioBroadcast broadcast, OutputStream body, boolean titles) throws IOException {
        InputStream sound = broadcast.sound();
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = titles ? new IcyOutput(body, broadcast.title()) : body) {
            for (int read = sound.read(buffer); read >= 0; read = sound.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    /// A header holds no other characters.
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
