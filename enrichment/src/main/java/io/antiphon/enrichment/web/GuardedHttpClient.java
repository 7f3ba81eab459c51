package io.antiphon.enrichment.web;

import io.antiphon.enrichment.web.BoundedBody.BrokenBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultClassicHttpResponseFactory;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Fetches from addresses that others chose. Only http and https, only to addresses that [AddressRules] lets pass, judged for every
/// connection, so after each redirect as well; never more than the asked for bytes, decompressed, and never longer than the asked for
/// time. Follows up to five redirects. Keeps no cookies and asks no proxy.
public final class GuardedHttpClient implements AutoCloseable {

    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_HEADERS = 200;
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_STATUS_OF_SUCCESS = 299;
    private static final int UNCHANGED = 304;
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie", "proxy-authorization");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final WebSettings settings;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService clockwork = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("web-deadlines").factory());

    public GuardedHttpClient(WebSettings settings) {
        this(settings, SystemDefaultDnsResolver.INSTANCE);
    }

    /// @param resolver whose answers are judged
    GuardedHttpClient(WebSettings settings, DnsResolver resolver) {
        this.settings = settings;
        this.client = client(settings, resolver);
    }

    /// Does something with an answer while it is read.
    @FunctionalInterface
    public interface Reader<T> {

        /// @throws IOException when its own work fails, or reading does
        T read(WebAnswer answer) throws IOException;
    }

    /// @return what the reader made of it
    /// @throws WebException when it cannot be fetched whole, for whatever reason
    /// @throws IOException when the reader's own work failed
    /// @throws InterruptedException when the thread was interrupted meanwhile
    public <T> T fetch(WebRequest request, Reader<T> reader) throws WebException, IOException, InterruptedException {
        WebAddress address = WebAddress.parse(request.url(), settings.ports());
        try (Deadline deadline = deadline(request, address)) {
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                Step<T> step = exchange(request, address, reader, deadline);
                switch (step) {
                    case Step.Done<T>(T result) -> {
                        return result;
                    }
                    case Step.Redirect<T>(WebAddress next) -> address = next;
                }
            }
        }
        throw new WebException("%s redirects more than %d times".formatted(address.host(), MAX_REDIRECTS));
    }

    private Deadline deadline(WebRequest request, WebAddress address) throws WebException {
        try {
            return new Deadline(clockwork, request.timeLimit());
        } catch (RejectedExecutionException e) {
            throw closed(address, e);
        }
    }

    private static WebException closed(WebAddress address, RuntimeException cause) {
        return new WebException("%s is not asked any more".formatted(address.host()), cause);
    }

    /// How one exchange ended.
    private sealed interface Step<T> {

        record Done<T>(T result) implements Step<T> {}

        record Redirect<T>(WebAddress next) implements Step<T> {}
    }

    private <T> Step<T> exchange(WebRequest request, WebAddress address, Reader<T> reader, Deadline deadline)
            throws WebException, IOException, InterruptedException {
        HttpUriRequestBase asked = asked(request, address);
        describe(asked, request, address, WebAddress.parse(request.url(), settings.ports()));
        asked.removeHeaders(WebRequest.METHOD);
        deadline.watch(asked::cancel);
        Failures failures = new Failures(address.host(), request, deadline);
        ClassicHttpResponse response;
        try {
            response = client.executeOpen(null, asked, null);
        } catch (IOException e) {
            throw failures.of(e);
        } catch (IllegalStateException e) {
            // How the client says that it was closed.
            throw closed(address, e);
        }
        try {
            return judge(request, address, response, reader);
        } catch (BrokenBodyException e) {
            throw failures.of(e.reason());
        } finally {
            // Closed without reading on: what is left may never end.
            asked.cancel();
            closeQuietly(response);
        }
    }

    private static HttpUriRequestBase asked(WebRequest request, WebAddress address) {
        String method = request.headers().get(WebRequest.METHOD);
        if (method != null) {
            return new HttpUriRequestBase(method, address.uri());
        }
        WebBody body = request.body();
        if (body == null) {
            return new HttpGet(address.uri());
        }
        HttpPost post = new HttpPost(address.uri());
        post.setEntity(new StringEntity(body.text(), ContentType.create(body.contentType(), StandardCharsets.UTF_8)));
        return post;
    }

    private <T> Step<T> judge(WebRequest request, WebAddress address, ClassicHttpResponse response, Reader<T> reader)
            throws WebException, IOException {
        int status = response.getCode();
        if (REDIRECTS.contains(status) && request.body() == null) {
            String location = header(response, "Location");
            if (location == null) {
                throw new WebException("%s redirects to nowhere".formatted(address.host()));
            }
            return new Step.Redirect<>(address.redirect(location, settings.ports()));
        }
        boolean unchanged = status == UNCHANGED && (request.etag() != null || request.lastModified() != null);
        if (!unchanged && !request.anyStatus() && (status < 200 || status > MAX_STATUS_OF_SUCCESS)) {
            throw new WebException("%s answered with HTTP status %d".formatted(address.host(), status));
        }
        HttpEntity entity = response.getEntity();
        if (!unchanged && entity != null && entity.getContentLength() > request.maxBytes()) {
            throw Failures.tooLong(address.host(), request);
        }
        InputStream content = unchanged || entity == null ? InputStream.nullInputStream()
                : new BoundedBody(content(entity), request.maxBytes());
        return new Step.Done<>(reader.read(new WebAnswer(address.uri(), status, unchanged,
                header(response, "Content-Type"),
                header(response, "ETag"), header(response, "Last-Modified"), content, name -> header(response, name))));
    }

    private static InputStream content(HttpEntity entity) throws IOException {
        InputStream content = entity.getContent();
        return content == null ? InputStream.nullInputStream() : content;
    }

    /// @param first address that was asked
    private void describe(HttpUriRequestBase asked, WebRequest request, WebAddress address, WebAddress first) {
        asked.setHeader("User-Agent", settings.userAgent());
        asked.setHeader("Accept", request.accept());
        boolean elsewhere = !address.isSameServerAs(first);
        request.headers().forEach((name, value) -> {
            // Who is redirected to somebody else must not tell them who is asking.
            if (!elsewhere || !SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                asked.setHeader(name, value);
            }
        });
        if (request.etag() != null) {
            asked.setHeader("If-None-Match", request.etag());
        }
        if (request.lastModified() != null) {
            asked.setHeader("If-Modified-Since", request.lastModified());
        }
        if (address.authorization() != null) {
            asked.setHeader("Authorization", address.authorization());
        }
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static void closeQuietly(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException _) {
            // The connection was given up already.
        }
    }

    private static CloseableHttpClient client(WebSettings settings, DnsResolver resolver) {
        Timeout silence = Timeout.of(settings.silence());
        Http1Config limits = Http1Config.custom().setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_LINE).build();
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedDns(settings.addresses(), resolver))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .responseParserFactory(new DefaultHttpResponseParserFactory(limits, new StatusLines(),
                                DefaultClassicHttpResponseFactory.INSTANCE))
                        .build())
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(silence)
                        .setTimeToLive(TimeValue.of(1, TimeUnit.MINUTES))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(silence)
                        .setConnectionRequestTimeout(silence)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
