package io.antiphon.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// The body of a request over HTTP/2, which is asked for only what has come, and does not just end when its client gave it up.
final class Http2Body extends FilterInputStream {

    private final Http2Streams streams;
    private final int stream;
    private final Duration patience;

    Http2Body(InputStream in, Http2Streams streams, int stream, Duration patience) {
        super(in);
        this.streams = streams;
        this.stream = stream;
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        streams.awaitBody(stream, patience);
        int next = in.read();
        streams.bodyRead(stream, next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        streams.awaitBody(stream, patience);
        int count = in.read(bytes, offset, length);
        streams.bodyRead(stream, Math.max(0, count));
        return count;
    }
}
