package io.antiphon.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/// Speaks to one server with token authentication over HTTP/1.1 with connections kept alive. Safe for several threads.
public final class SubsonicClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String SALT = "c0ffee5a17";
    private static final int RANGE_END = 65_535;

    private final Target target;
    private final String common;
    private final boolean compressed;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /// `compressed` asks for gzip, as most apps do; bytes are then those on the wire.
    public SubsonicClient(Target target, boolean compressed) {
        this(target, compressed, "antiphon-bench");
    }

    /// @param program the name that it gives itself (`c`)
    SubsonicClient(Target target, boolean compressed, String program) {
        this.target = target;
        this.compressed = compressed;
        this.common = "?u=" + URLEncoder.encode(target.user(), UTF_8) + "&t=" + md5(target.password() + SALT) + "&s="
                + SALT
                + "&v=1.16.1&c=" + URLEncoder.encode(program, UTF_8) + "&f=json";
    }

    public Target target() {
        return target;
    }

    /// What stands below `subsonic-response`.
    ///
    /// @throws IOException when the server can't be reached or answers with an error, which the message names
    JsonNode ask(Call call) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(builder(call).build(), BodyHandlers.ofByteArray());
        JsonNode document = json.readTree(response.body()).path("subsonic-response");
        if (!document.path("status").asText().equals("ok")) {
            throw new IOException(call.endpoint() + " on " + target.name() + ": HTTP " + response.statusCode() + ", "
                    + document.path("error"));
        }
        return document;
    }

    /// Whether the server answers at all, and with this user's rights.
    public boolean answers() throws InterruptedException {
        try {
            ask(Call.document("ping"));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Sends one request and reads the answer as far as the call wants it; answers the bytes read.
    ///
    /// @throws IOException when the answer is not what the call expects
    long perform(Call call) throws IOException, InterruptedException {
        return call.expectation() == Call.Expectation.FIRST_BYTE_OF_MP3 ? readFirstByte(call) : readAll(call);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private long readAll(Call call) throws IOException, InterruptedException {
        HttpRequest.Builder request = builder(call);
        if (call.expectation() == Call.Expectation.MEDIA_RANGE) {
            request.header("Range", "bytes=0-" + RANGE_END);
        }
        if (compressed) {
            request.header("Accept-Encoding", "gzip");
        }
        HttpResponse<BodyCounter.Body> response = send(request.build(), _ -> new BodyCounter());
        checkStatus(call, response);
        boolean document = call.expectation() == Call.Expectation.DOCUMENT;
        if (document && !compressed && !isOk(response.body().head())) {
            throw new IOException(call.endpoint() + " on " + target.name() + " answered "
                    + new String(response.body().head(), UTF_8));
        }
        if (!document) {
            refuseDocument(call, response);
        }
        return response.body().bytes();
    }

    private long readFirstByte(Call call) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = send(builder(call).build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            checkStatus(call, response);
            String type = contentType(response);
            if (!type.startsWith("audio/mpeg") && !type.startsWith("audio/mp3")) {
                throw new IOException(call.endpoint() + " on " + target.name() + " was not transcoded: " + type);
            }
            if (body.read() < 0) {
                throw new IOException(call.endpoint() + " on " + target.name() + " answered nothing");
            }
            return 1;
        }
    }

    /// The JDK's client says nothing of where it could not connect to.
    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return http.send(request, handler);
        } catch (ConnectException e) {
            throw new IOException("nothing answers for " + target.name() + " at " + target.url(), e);
        }
    }

    private HttpRequest.Builder builder(Call call) {
        URI uri = URI.create(target.url() + "/rest/" + call.endpoint() + ".view" + common + call.query());
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT);
    }

    private void checkStatus(Call call, HttpResponse<?> response) throws IOException {
        if (response.statusCode() != 200 && response.statusCode() != 206) {
            throw new IOException(call.endpoint() + " on " + target.name() + ": HTTP " + response.statusCode());
        }
    }

    /// Servers report errors of media endpoints as documents with status 200.
    private void refuseDocument(Call call, HttpResponse<BodyCounter.Body> response) throws IOException {
        String type = contentType(response);
        if (type.contains("json") || type.contains("xml")) {
            throw new IOException(call.endpoint() + " on " + target.name() + " answered "
                    + new String(response.body().head(), UTF_8));
        }
    }

    private static String contentType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    private static boolean isOk(byte[] head) {
        return new String(head, UTF_8).replaceAll("\\s", "").contains("\"status\":\"ok\"");
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }
}
