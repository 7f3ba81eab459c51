package io.antiphon.conformance.http;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.LogConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests to the server under test. Whatever it does, an [HttpAnswer] comes back within the time limit: no
/// redirect is followed, nothing is decoded, and bodies are read up to a limit.
public final class SubsonicClient implements AutoCloseable {

    private static final int LARGEST_BODY = 64 << 20;
    private static final int MOST_HEADERS = 1_000;
    private static final int LONGEST_LINE = 1 << 16;

    private final String base;
    private final Duration timeout;
    private final RestAssuredConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param address of the server, with or without a path
    /// @param timeout for one whole request
    public SubsonicClient(URI address, Duration timeout) {
        this.base = address.toString().replaceAll("/+$", "");
        this.timeout = timeout;
        int millis = (int) timeout.toMillis();
        this.config = RestAssuredConfig.config()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
                .logConfig(LogConfig.logConfig().enablePrettyPrinting(false))
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.connection.timeout", millis)
                        .setParam("http.socket.timeout", millis)
                        .setParam("http.connection.max-header-count", MOST_HEADERS)
                        .setParam("http.connection.max-line-length", LONGEST_LINE));
    }

    /// The server's address, without a slash at its end.
    public String base() {
        return base;
    }

    public HttpAnswer send(HttpRequest request) {
        Future<HttpAnswer> answer = threads.submit(() -> exchange(request));
        try {
            return answer.get(timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return HttpAnswer.late("no end of the answer within " + seconds(timeout.multipliedBy(2)));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return cause instanceof SocketTimeoutException ? HttpAnswer.late("no answer within " + seconds(timeout))
                    : HttpAnswer.failed(describe(cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpAnswer.failed("interrupted");
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return failure.getClass().getSimpleName() + message;
    }

    private HttpAnswer exchange(HttpRequest request) throws IOException {
        RequestSpecification specification = RestAssured.given().config(config).urlEncodingEnabled(false);
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            specification.header(header.getKey(), header.getValue());
        }
        String body = request.body();
        if (body != null && request.contentType() != null) {
            specification.contentType(request.contentType()).body(body);
        }
        Response response = specification.request(request.method(), base + request.target());
        return read(response);
    }

    private static HttpAnswer read(Response response) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String failure = "";
        boolean late = false;
        try (InputStream in = response.asInputStream()) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0 && body.size() < LARGEST_BODY; n = in.read(buffer)) {
                body.write(buffer, 0, n);
            }
        } catch (IOException e) {
            failure = "the body broke off after " + body.size() + " bytes (" + describe(e) + ")";
            late = e instanceof SocketTimeoutException;
        }
        return new HttpAnswer(response.getStatusCode(), headers, body.toByteArray(), failure, late);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
