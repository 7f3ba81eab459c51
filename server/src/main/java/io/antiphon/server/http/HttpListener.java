package io.antiphon.server.http;

import io.antiphon.core.library.scan.RightOfWay;
import io.antiphon.server.config.ServerConfig.Http;
import io.antiphon.server.tls.ServerTls;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.Router;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.http2.Http2ConnectionSelector;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The web server: one listener, HTTP/1.1 and with TLS HTTP/2, a virtual thread for each connection. Without TLS only an upgrade from
/// HTTP/1.1 would lead to HTTP/2, in which requests were seen to hang under load.
public final class HttpListener implements AutoCloseable {

    /// Where other parts find the address that a request really comes from.
    public static final String CLIENT_ADDRESS = "antiphon.client-address";
    /// Where other parts find the address that a client says it reached the server by.
    public static final String REACHED_BY = "antiphon.reached-by";

    private static final String NO_PAGE = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int MAX_URL = 64 * 1024;
    private static final int MAX_HEADERS = 32 * 1024;
    private static final int MAX_CONNECTIONS = 4_096;
    /// More than any person's players, and few enough that some addresses cannot take all.
    private static final int MAX_CONNECTIONS_OF_ONE = 512;
    /// Of one connection, at once. Helidon remembers as many that are over.
    private static final int MAX_STREAMS = 256;
    /// Over HTTP/2, on all its connections together: a request that waits costs some ten kilobytes.
    private static final int MAX_STREAMS_OF_ONE = 2_048;
    /// More than any browser sends, and few enough for all of them.
    private static final int MAX_UNPACKED_HEADERS = 256 * 1024;
    /// What a client may send unasked; for one stream and for a connection.
    private static final int UPLOAD_WINDOW = 256 * 1024;
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final ChannelServer server;
    private final String basePath;

    private HttpListener(ChannelServer server, String basePath) {
        this.server = server;
        this.basePath = basePath;
    }

    /// What is served besides health and metrics.
    ///
    /// @param pages what is for browsers, by the path it lies under
    /// @param largestUpload bytes of a body that holds a file
    /// @param way taken by each request
    public record Services(HttpService subsonic, HttpService nativeApi, Map<String, HttpService> pages,
            long largestUpload, RightOfWay way) {}

    /// @throws java.io.UncheckedIOException when the port is taken
    public static HttpListener start(Http config, @Nullable ServerTls tls, TrustBoundary boundary, Services services,
            Health health) {
        String base = basePath(config.basePath());
        WebServerConfig listener = listenerConfig(config, base, services.largestUpload());
        RequestMetrics metrics = new RequestMetrics();
        HealthEndpoints endpoints = new HealthEndpoints(health, metrics);
        HttpRouting.Builder routing = HttpRouting.builder()
                .addFilter(watched(config.slowRequests()))
                .addFilter(measured(metrics, base))
                .addFilter(first(services.way()))
                .addFilter(guarded(boundary, base))
                .addFilter(new PlainHttp(boundary, base))
                .addFilter(new BodyLimits(config.maxBody().bytes(), base))
                .register(base + "/rest", services.subsonic())
                .register(base + "/api/v1", services.nativeApi())
                .any(base + "/api/*", HttpListener::noSuchApi)
                .get(base + "/healthz", endpoints::alive)
                .get(base + "/readyz", endpoints::ready)
                .get(base + "/metrics", endpoints::metrics)
                .get(base + "/", new FrontPage(health)::send);
        services.pages().forEach((path, service) -> routing.register(base + path, service));
        ConnectionParts parts = new ConnectionParts(listener, protocols(config),
                Router.builder().addRouting(routing).build(), tls == null ? null : new TlsOpening(tls));
        Predicate<InetAddress> shared = address -> address.isLoopbackAddress() || boundary.clients().isProxy(address);
        ChannelServer.Clients clients = new ChannelServer.Clients(new ClientPlaces(MAX_CONNECTIONS_OF_ONE, shared),
                new ClientPlaces(MAX_STREAMS_OF_ONE, shared),
                new Progress.Patience(IDLE, config.slowRequests(), config.stalledAnswers()));
        return new HttpListener(ChannelServer.start(listener, parts, clients), base);
    }

    private static WebServerConfig listenerConfig(Http config, String base, long largestUpload) {
        return WebServer.builder()
                .host(config.host())
                .port(config.port())
                .shutdownGracePeriod(config.shutdownGrace())
                .maxTcpConnections(MAX_CONNECTIONS)
                .maxPayloadSize(Math.max(config.maxBody().bytes(), largestUpload))
                // Answers are compressed where they are made: sound must never be.
                .contentEncoding(encoding -> encoding.contentEncodingsDiscoverServices(false))
                .directHandlers(PlainErrors.handlers(base))
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .buildPrototype();
    }

    private static ConnectionParts.Protocols protocols(Http config) {
        Http1Config http1 = Http1Config.builder()
                .maxPrologueLength(MAX_URL)
                .maxHeadersSize(MAX_HEADERS)
                // It refuses `p=enc:…`, which every client sends, and says so with the whole query in the answer.
                .validatePrologue(false)
                .build();
        Http2Config http2 = Http2Config.builder()
                // The address is one of the headers here.
                .maxHeaderListSize(MAX_URL + MAX_HEADERS)
                .maxConcurrentStreams(MAX_STREAMS)
                .initialWindowSize(UPLOAD_WINDOW)
                // A player that pauses takes nothing, and means to go on.
                .flowControlTimeout(config.stalledAnswers())
                .validatePath(false)
                // Http2Frames limits them, and gives up what a connection leaves behind.
                .maxRapidResets(-1)
                .build();
        return new ConnectionParts.Protocols(Http1ConnectionSelector.builder().config(http1).build(),
                Http2ConnectionSelector.builder().http2Config(http2).build(),
                new Http2Frames.Limits(MAX_URL + MAX_HEADERS, MAX_UNPACKED_HEADERS));
    }

    public int port() {
        return server.port();
    }

    /// `` or `/music`: what all paths begin with.
    public String basePath() {
        return basePath;
    }

    /// Takes no new requests and lets running ones end for a while.
    @Override
    public void close() {
        server.close();
    }

    static String basePath(String configured) {
        String path = configured.strip();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
    }

    private static Filter watched(Duration patience) {
        return (chain, request, response) -> {
            Activity activity = request.context().get(Activity.class).orElseThrow();
            Optional<Progress> progress = request.context().get(Progress.class);
            Optional<Http2Streams> streams = request.context().get(Http2Streams.class);
            activity.begins();
            progress.ifPresent(Progress::begins);
            if (endsConnection(request)) {
                progress.ifPresent(Progress::beginsLast);
            }
            streams.ifPresent(all -> {
                all.begins(request.id());
                request.streamFilter(body -> new Http2Body(body, all, request.id(), patience));
            });
            try {
                chain.proceed();
            } finally {
                progress.ifPresent(one -> one.ends(System.nanoTime()));
                activity.ends(System.nanoTime());
                streams.ifPresent(all -> all.ends(request.id()));
            }
        };
    }

    /// RFC 9112, section 9.6. Helidon 4.1 says `close` in its answer and then waits for another request.
    private static boolean endsConnection(RoutingRequest request) {
        return request.headers()
                .values(HeaderNames.CONNECTION)
                .stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .anyMatch(token -> token.strip().equalsIgnoreCase("close"));
    }

    private static Filter measured(RequestMetrics metrics, String base) {
        return (chain, request, response) -> {
            long start = System.nanoTime();
            String path = request.path().path();
            metrics.started();
            try {
                chain.proceed();
            } finally {
                metrics.ended(path.startsWith(base) ? path.substring(base.length()) : path, response.status().code(),
                        System.nanoTime() - start);
            }
        };
    }

    private static Filter first(RightOfWay way) {
        return (chain, _, _) -> {
            way.take();
            try {
                chain.proceed();
            } finally {
                way.release();
            }
        };
    }

    private static Filter guarded(TrustBoundary boundary, String base) {
        ReachedBy reachedBy = new ReachedBy(boundary, base);
        return (chain, request, response) -> {
            request.context().register(CLIENT_ADDRESS, boundary.clientAddress(request));
            reachedBy.of(request).ifPresent(address -> request.context().register(REACHED_BY, address));
            response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
            response.header(HeaderNames.create("Referrer-Policy"), "no-referrer");
            // Pages bring their own; what is no page runs and loads nothing, but may be looked at and listened to.
            response.header(HeaderNames.create("Content-Security-Policy"), NO_PAGE);
            chain.proceed();
        };
    }

    private static void noSuchApi(ServerRequest request, ServerResponse response) {
        response.status(Status.NOT_FOUND_404);
        response.header(HeaderNames.CONTENT_TYPE, "application/problem+json");
        response.send(
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"the API lies under /api/v1\"}");
    }
}
