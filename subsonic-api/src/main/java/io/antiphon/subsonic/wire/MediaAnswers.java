package io.antiphon.subsonic.wire;

import io.antiphon.subsonic.endpoint.Reply;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;

/// Sends media for what is no endpoint of the protocol, such as the pages of shares, in the same way: ranges, validators, lengths.
public final class MediaAnswers {

    private MediaAnswers() {}

    /// @throws io.antiphon.core.LibraryException when there is nothing to send; another answer is possible then
    public static void send(ServerRequest request, ServerResponse response, Reply.Media media) throws IOException {
        HelidonExchange exchange = new HelidonExchange(request, response, "");
        try {
            MediaSender.send(exchange, media);
        } catch (IOException | RuntimeException e) {
            if (exchange.isCommitted()) {
                throw exchange.cut(e);
            }
            throw e;
        }
    }
}
