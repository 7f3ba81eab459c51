package io.antiphon.conformance.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What came back. A server that hangs, breaks off or is not there gives an answer too: one with a [#failure()].
public final class HttpAnswer {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final String failure;
    private final boolean late;

    /// @param headers by lower-case name
    HttpAnswer(int status, Map<String, List<String>> headers, byte[] body, String failure, boolean late) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.failure = failure;
        this.late = late;
    }

    /// No answer at all.
    public static HttpAnswer failed(String failure) {
        return new HttpAnswer(0, Map.of(), new byte[0], failure, false);
    }

    /// No answer within the time for it.
    static HttpAnswer late(String failure) {
        return new HttpAnswer(0, Map.of(), new byte[0], failure, true);
    }

    /// Whether it, or its end, was not there in time.
    public boolean isLate() {
        return late;
    }

    /// 0 when there was none.
    public int status() {
        return status;
    }

    /// The bytes themselves, not a copy: nobody may change them.
    public byte[] body() {
        return body;
    }

    /// What went wrong on the way, "" for nothing.
    public String failure() {
        return failure;
    }

    /// The first header of that name.
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /// The media type in lower case, without its parameters; "" when there is none.
    public String mediaType() {
        return header("content-type").map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse("");
    }

    public boolean isHtml() {
        String begin = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        return (mediaType().equals("text/html") && body.length > 0) || begin.startsWith("<!doctype html")
                || begin.startsWith("<html");
    }

    /// One line about status, type and length.
    public String summary() {
        if (!failure.isEmpty()) {
            return failure;
        }
        return "status " + status + (mediaType().isEmpty() ? "" : ", " + mediaType()) + ", " + body.length + " bytes";
    }
}
