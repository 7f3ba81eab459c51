package io.antiphon.server.http;

import io.helidon.common.context.Context;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What all connections of a listener share, as Helidon wants to know it.
final class ConnectionParts implements AutoCloseable {

    private final ListenerConfig config;
    private final Router router;
    private final MediaContext media;
    private final ContentEncodingContext encoding;
    private final DirectHandlers directHandlers;
    private final Context context = Context.builder().id("listener").build();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    ConnectionParts(ListenerConfig config, Router router) {
        this.config = config;
        this.router = router;
        this.media = config.mediaContext().orElseGet(MediaContext::create);
        this.encoding = config.contentEncoding().orElseGet(ContentEncodingContext::create);
        this.directHandlers = config.directHandlers().orElseGet(DirectHandlers::create);
    }

    Router router() {
        return router;
    }

    /// @param own what the connection puts into the context of its requests, by name
    ListenerContext forConnection(Map<String, Object> own) {
        Context requests = Context.builder().id(context.id()).parent(context).build();
        own.forEach(requests::register);
        return new Shared(this, requests);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        router.afterStop();
    }

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
