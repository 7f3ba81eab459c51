package io.antiphon.subsonic.wire;

import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.http.media.MadeMediaSender;
import io.antiphon.subsonic.endpoint.Reply;
import java.io.IOException;
import java.util.Optional;

/// Sends what is made once and kept.
final class KeptMediaSender {
    private KeptMediaSender() {}

    static void send(Exchange exchange, Reply.KeptMedia media) throws IOException {
        if (exchange.method().equals("HEAD")) {
            sendHead(exchange, media);
            return;
        }
        try (MadeMedia made = media.content().open()) {
            MadeMediaSender.send(exchange, made, media.expectedLength());
        }
    }

    /// Nothing is made for those who only look.
    private static void sendHead(Exchange exchange, Reply.KeptMedia media) throws IOException {
        Optional<MadeMedia> kept = media.content().find();
        if (kept.isPresent()) {
            try (MadeMedia made = kept.get()) {
                if (made instanceof MadeMedia.Complete) {
                    MadeMediaSender.send(exchange, made, null);
                    return;
                }
            }
        }
        Long length = media.expectedLength();
        if (length != null) {
            exchange.setHeader("Content-Length", Long.toString(length));
        }
        exchange.sendNothing();
    }
}
