package io.antiphon.nativeapi.http;

import io.antiphon.core.Sha256;
import io.antiphon.http.media.HelidonMediaExchange;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends answers and problems.
public final class Answers {

    private static final int ETAG_BYTES = 15;
    /// What was said about bytes that then could not be sent.
    private static final List<String> FORGOTTEN = List.of("ETag", "Last-Modified", "Accept-Ranges", "Content-Length",
            "Content-Range", "X-Content-Duration", "Location");

    private final Json json;

    public Answers(Json json) {
        this.json = json;
    }

    public void send(ServerRequest request, ServerResponse response, Route route, Answer answer) {
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        Object body = answer.body();
        if (body instanceof Streamed streamed) {
            response.status(Status.create(answer.status()));
            streamed.send(request, response);
        } else if (body instanceof MediaBody media) {
            response.status(Status.create(answer.status()));
            MediaAnswers.send(new HelidonMediaExchange(request, response), media);
        } else if (body == null) {
            announce(response, answer.etag());
            response.status(Status.create(answer.status()));
            response.send();
        } else {
            sendJson(request, response, route, answer, written(request, route, body));
        }
    }

    private void sendJson(ServerRequest request, ServerResponse response, Route route, Answer answer, byte[] bytes) {
        String etag = answer.etag() == null && route.gives().kept() ? '"' + digest(bytes) + '"' : answer.etag();
        announce(response, etag);
        boolean read = request.prologue().method().equals(Method.GET);
        if (etag != null && read && isKnown(request, etag)) {
            response.status(Status.NOT_MODIFIED_304);
            response.send();
            return;
        }
        response.status(Status.create(answer.status()));
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(bytes);
    }

    private byte[] written(ServerRequest request, Route route, Object body) {
        String fields = route.takes().find("fields").isEmpty() ? "" : request.query().first("fields").orElse("");
        return fields.isBlank() || !body.getClass().isRecord() ? json.write(body)
                : json.write(SparseFields.reduce(json.tree(body), body.getClass(), fields));
    }

    private static void announce(ServerResponse response, @Nullable String etag) {
        if (etag != null) {
            response.header(HeaderNames.ETAG, etag);
            response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
        }
    }

    /// RFC 9110, section 13.1.2.
    private static boolean isKnown(ServerRequest request, String etag) {
        return request.headers()
                .values(HeaderNames.IF_NONE_MATCH)
                .stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.replaceFirst("^W/", "").equals(etag));
    }

    private static String digest(byte[] bytes) {
        byte[] hash = Sha256.of(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ETAG_BYTES));
    }

    public void sendProblem(ServerRequest request, ServerResponse response, ProblemException problem) {
        ProblemType type = problem.type();
        problem.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        response.status(Status.create(type.status()));
        FORGOTTEN.forEach(name -> response.headers().remove(HeaderNames.create(name)));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.CONTENT_TYPE, "application/problem+json");
        if (type == ProblemType.NOT_SIGNED_IN) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.retryAfter() != null) {
            response.header(HeaderNames.RETRY_AFTER,
                    Long.toString(Math.max(1, Math.ceilDiv(problem.retryAfter().toMillis(), 1000))));
        }
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
            return;
        }
        String detail = problem.getMessage() == null ? "" : problem.getMessage();
        response.send(json.write(Problem.of(type, detail, problem.parameter())));
    }
}
