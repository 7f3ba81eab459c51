package io.antiphon.subsonic.wire;

import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.Origin;
import io.antiphon.subsonic.endpoint.Access;
import io.antiphon.subsonic.endpoint.Answer;
import io.antiphon.subsonic.endpoint.Caller;
import io.antiphon.subsonic.endpoint.Endpoint;
import io.antiphon.subsonic.endpoint.Reply;
import io.antiphon.subsonic.parameter.Parameters;
import io.antiphon.subsonic.response.ErrorCode;
import io.antiphon.subsonic.response.SubsonicException;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes a request from its parameters to its answer. The order of checks is what clients observe elsewhere: format, `c` and `v`,
/// credentials, endpoint, parameters, permissions, data.
public final class Dispatcher {
    /// Unless it is refused by a weight of 0 (RFC 9110, 12.5.3).
    private static final Pattern GZIP = Pattern
            .compile("(?i)gzip(\\s*;\\s*q=(1|0?\\.\\d*[1-9]\\d*|1\\.0*))?");
    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final String VIEW = ".view";

    private final Map<String, Endpoint<?>> endpoints;
    private final Gatekeeper gatekeeper;
    private final RequestReader reader;
    private final String serverVersion;
    private final Set<String> plainClients;
    private final @Nullable String helpUrl;
    private final Turns turns;

    public Dispatcher(List<Endpoint<?>> endpoints, WireSettings settings) {
        this(endpoints, settings, new Turns(Turns.MOST));
    }

    Dispatcher(List<Endpoint<?>> endpoints, WireSettings settings, Turns turns) {
        this.endpoints = byName(endpoints);
        this.gatekeeper = new Gatekeeper(settings.authenticator(), settings.musicFolders());
        this.reader = new RequestReader(settings.maxBodyBytes());
        this.serverVersion = settings.serverVersion();
        this.plainClients = settings.plainClients();
        this.helpUrl = settings.helpUrl();
        this.turns = turns;
    }

    private static Map<String, Endpoint<?>> byName(List<Endpoint<?>> endpoints) {
        Map<String, Endpoint<?>> byName = new HashMap<>();
        for (Endpoint<?> endpoint : endpoints) {
            byName.put(endpoint.name(), endpoint);
            endpoint.aliases().forEach(alias -> byName.put(alias, endpoint));
        }
        return Map.copyOf(byName);
    }

    /// Answers one request, whatever happens: with what was asked for, with an error, or by cutting the connection when the answer
    /// has begun and cannot be completed.
    public void handle(HelidonExchange exchange) {
        dispatch(exchange);
    }

    void dispatch(Exchange exchange) {
        allowAnyOrigin(exchange);
        if (exchange.method().equals("OPTIONS")) {
            preflight(exchange);
            return;
        }
        Parameters parameters = Parameters.empty().add(exchange.query());
        Endpoint<?> endpoint = endpoints.get(nameOf(exchange.path()));
        try {
            parameters = reader.addBody(parameters, exchange);
            Format.check(parameters);
            Caller caller = isOpen(endpoint) ? null : gatekeeper.admit(parameters, exchange);
            Endpoint<?> asked = requireTaken(endpoint, exchange);
            try (Turns.Turn _ = turnFor(caller, asked)) {
                send(exchange, parameters, answer(caller, asked, parameters));
            }
        } catch (SubsonicException e) {
            fail(exchange, endpoint, parameters, e.code(), e);
        } catch (LibraryException e) {
            fail(exchange, endpoint, parameters, code(e), e);
        } catch (UncheckedIOException | CloseConnectionException | IOException e) {
            LOG.log(Level.DEBUG, () -> "%s broke off".formatted(exchange.path()), e);
            fail(exchange, endpoint, parameters, ErrorCode.GENERIC, e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> "%s failed".formatted(exchange.path()), e);
            fail(exchange, endpoint, parameters, ErrorCode.GENERIC, e);
        }
    }

    private static boolean isOpen(@Nullable Endpoint<?> endpoint) {
        return endpoint != null && endpoint.access() instanceof Access.Public;
    }

    /// @throws SubsonicException when there is no such endpoint, or it is not asked so
    private static Endpoint<?> requireTaken(@Nullable Endpoint<?> endpoint, Exchange exchange) {
        if (endpoint == null) {
            throw new SubsonicException(ErrorCode.GENERIC, "Unknown endpoint: " + nameOf(exchange.path()));
        }
        if (!takes(endpoint, exchange)) {
            exchange.status(405);
            exchange.setHeader("Allow",
                    endpoint.methods().stream().map(Enum::name).sorted().collect(Collectors.joining(", ")));
            throw new SubsonicException(ErrorCode.GENERIC,
                    "%s cannot be asked with %s".formatted(endpoint.name(), exchange.method()));
        }
        return endpoint;
    }

    /// Sound and pictures last as long as a listener likes, and their senders bound what they take.
    private Turns.Turn turnFor(@Nullable Caller caller, Endpoint<?> endpoint) {
        return caller == null || endpoint.answer() instanceof Answer.Bytes ? () -> {} : turns.take(caller);
    }

    private static Reply answer(@Nullable Caller caller, Endpoint<?> endpoint, Parameters parameters) {
        Endpoint.Call call = endpoint.prepare(parameters);
        if (caller == null) {
            return call.run(null);
        }
        Gatekeeper.authorise(caller, endpoint);
        return new Origin(caller.user().name(), caller.address()).during(() -> call.run(caller));
    }

    private static boolean takes(Endpoint<?> endpoint, Exchange exchange) {
        return endpoint.methods().stream().anyMatch(method -> method.name().equals(exchange.method()));
    }

    private void send(Exchange exchange, Parameters parameters, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Document document -> sendDocument(exchange, parameters,
                    Envelope.ok(serverVersion, document.element(), document.value()));
            case Reply.Empty empty -> sendDocument(exchange, parameters, Envelope.ok(serverVersion, null, null));
            case Reply.Media media -> MediaSender.send(exchange, media);
        }
    }

    private void sendDocument(Exchange exchange, Parameters parameters, Envelope envelope) throws IOException {
        AnswerWriter writer = Format.of(parameters);
        exchange.setHeader("Content-Type", writer.contentType());
        exchange.setHeader("Vary", "Accept-Encoding");
        SpoolingOutput out = new SpoolingOutput(exchange, acceptsGzip(exchange));
        writer.write(envelope, plainClients.contains(String.valueOf(parameters.first("c"))), out);
        out.finish();
    }

    private void fail(Exchange exchange, @Nullable Endpoint<?> endpoint, Parameters parameters, ErrorCode code,
            Exception cause) {
        if (exchange.isCommitted()) {
            throw exchange.cut(cause);
        }
        forgetMediaHeaders(exchange);
        boolean known = cause instanceof SubsonicException || cause instanceof LibraryException;
        String message = known ? String.valueOf(cause.getMessage()) : "The server could not answer; its log says why";
        // A method that an endpoint does not take is not that endpoint's to answer: whoever asks so gets the protocol's envelope.
        if (endpoint != null && endpoint.answer() instanceof Answer.Bytes bytes && bytes.plainErrors()
                && takes(endpoint, exchange)) {
            exchange.status(plainStatus(code, cause));
            exchange.sendNothing();
            return;
        }
        try {
            sendDocument(exchange, parameters, Envelope.failed(serverVersion, code, message, helpUrl));
        } catch (IOException e) {
            throw exchange.cut(e);
        }
    }

    /// What a sender said about bytes that now do not come.
    private static void forgetMediaHeaders(Exchange exchange) {
        List.of("ETag", "Last-Modified", "Accept-Ranges", "Content-Length", "Content-Range", "Content-Disposition",
                "X-Content-Duration", "Cache-Control",
                "Content-Encoding").forEach(exchange::removeHeader);
    }

    private static ErrorCode code(LibraryException refused) {
        return switch (refused) {
            case LibraryException.NotFound e -> ErrorCode.NOT_FOUND;
            case LibraryException.Forbidden e -> ErrorCode.NOT_AUTHORISED;
            case LibraryException.Invalid e -> ErrorCode.MISSING_PARAMETER;
            case LibraryException.Unavailable e -> ErrorCode.GENERIC;
            case LibraryException.Conflict e -> ErrorCode.GENERIC;
        };
    }

    private static int plainStatus(ErrorCode code, Exception cause) {
        boolean refused = cause instanceof SubsonicException
                || cause instanceof LibraryException && !(cause instanceof LibraryException.Unavailable);
        return switch (code) {
            case NOT_FOUND -> 404;
            case WRONG_CREDENTIALS, INVALID_API_KEY -> 401;
            case NOT_AUTHORISED -> 403;
            case GENERIC -> refused ? 400 : 500;
            case MISSING_PARAMETER, CLIENT_TOO_OLD, SERVER_TOO_OLD, CONFLICTING_CREDENTIALS -> 400;
        };
    }

    private static String nameOf(String path) {
        String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return name.endsWith(VIEW) ? name.substring(0, name.length() - VIEW.length()) : name;
    }

    private static boolean acceptsGzip(Exchange exchange) {
        String accepted = exchange.header("Accept-Encoding");
        return accepted != null && Arrays.stream(accepted.split(","))
                .map(String::strip)
                .anyMatch(coding -> GZIP.matcher(coding).matches());
    }

    /// Browser players live on other origins; no cookie authenticates here, so that every origin may ask.
    private static void allowAnyOrigin(Exchange exchange) {
        exchange.setHeader("Access-Control-Allow-Origin", "*");
        exchange.setHeader("Access-Control-Expose-Headers",
                "Content-Length, Content-Range, Accept-Ranges, X-Content-Duration, ETag, Retry-After");
        exchange.setHeader("X-Content-Type-Options", "nosniff");
    }

    private static void preflight(Exchange exchange) {
        String headers = exchange.header("Access-Control-Request-Headers");
        exchange.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
        exchange.setHeader("Access-Control-Allow-Headers",
                headers == null ? "*" : headers.replaceAll("[^A-Za-z0-9, _-]", ""));
        exchange.setHeader("Access-Control-Max-Age", "86400");
        exchange.status(204);
        exchange.sendNothing();
    }
}
