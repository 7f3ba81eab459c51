package io.antiphon.server.http;

import java.nio.channels.ByteChannel;

/// A connection on which bytes can go both ways as they are meant.
///
/// @param isSecure whether TLS protects them
/// @param isHttp2 whether client and server agreed on HTTP/2 (ALPN, RFC 7301)
/// @param first what was read already to tell what the client speaks
record Transport(ByteChannel channel, boolean isSecure, boolean isHttp2, byte[] first) {

    static Transport plain(ByteChannel channel, byte[] first) {
        return new Transport(channel, false, false, first);
    }
}
