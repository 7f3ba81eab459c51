package io.antiphon.server.http;

import io.helidon.common.context.Context;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// What all connections of a listener share, as Helidon wants to know it.
final class ConnectionParts implements AutoCloseable {

    private final ListenerConfig config;
    private final Router router;
    private final MediaContext media;
    private final ContentEncodingContext encoding;
    private final DirectHandlers directHandlers;
    private final Context context = Context.builder().id("listener").build();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private final Protocols protocols;
    private final @Nullable TlsOpening tls;

    /// @param tls null to speak plain HTTP only
    ConnectionParts(ListenerConfig config, Protocols protocols, Router router, @Nullable TlsOpening tls) {
        this.config = config;
        this.router = router;
        this.protocols = protocols;
        this.tls = tls;
        this.media = config.mediaContext().orElseGet(MediaContext::create);
        this.encoding = config.contentEncoding().orElseGet(ContentEncodingContext::create);
        this.directHandlers = config.directHandlers().orElseGet(DirectHandlers::create);
    }

    Router router() {
        return router;
    }

    /// Waits until it is clear what the client speaks.
    Transport open(SocketChannel channel) throws IOException {
        return tls == null ? Transport.plain(channel, new byte[0]) : tls.open(channel);
    }

    ServerConnectionSelector protocol(Transport transport) {
        return transport.isHttp2() ? protocols.http2() : protocols.http1();
    }

    /// What a connection may put things into for its requests.
    Context context() {
        return Context.builder().id(context.id()).parent(context).build();
    }

    /// @param own from [#context]
    ListenerContext forConnection(Context own) {
        return new Shared(this, own);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        router.afterStop();
    }

    Http2Frames.Limits http2Limits() {
        return protocols.limits();
    }

    /// @param limits for what comes over HTTP/2
    record Protocols(ServerConnectionSelector http1, ServerConnectionSelector http2, Http2Frames.Limits limits) {}

    private record Shared(ConnectionParts parts, Context context) implements ListenerContext {

        @Override
        public MediaContext mediaContext() {
            return parts.media;
        }

        @Override
        public ContentEncodingContext contentEncodingContext() {
            return parts.encoding;
        }

        @Override
        public DirectHandlers directHandlers() {
            return parts.directHandlers;
        }

        @Override
        public ListenerConfig config() {
            return parts.config;
        }

        @Override
        public ExecutorService executor() {
            return parts.executor;
        }
    }
}
