package io.antiphon.nativeapi;

import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.Origin;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.SecretUnreadableException;
import io.antiphon.http.media.HelidonMediaExchange;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Caller;
import io.antiphon.nativeapi.http.CallerPorts;
import io.antiphon.nativeapi.http.Callers;
import io.antiphon.nativeapi.http.Json;
import io.antiphon.nativeapi.http.MediaAnswers;
import io.antiphon.nativeapi.http.MediaBody;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Origins;
import io.antiphon.nativeapi.http.Problem;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.RouteDescription;
import io.antiphon.nativeapi.http.Routes;
import io.antiphon.nativeapi.http.Routes.Match;
import io.antiphon.nativeapi.http.Streamed;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The native API, to be registered under `/api/v1`. Answers everything below it, errors as problem documents.
public final class NativeApi implements HttpService {

    private static final System.Logger LOG = System.getLogger(NativeApi.class.getName());

    /// What was said about bytes that then could not be sent.
    private static final List<String> FORGOTTEN = List.of("ETag", "Last-Modified", "Accept-Ranges", "Content-Length",
            "Content-Range", "X-Content-Duration");

    private final CallerPorts ports;
    private final Origins origins;
    private final Routes routes;
    private final Callers callers;
    private final Json json = new Json();

    public NativeApi(NativePorts ports) {
        this.ports = ports.admin().account().callers();
        this.origins = ports.origins();
        this.routes = Rooms.routes(ports);
        this.callers = new Callers(this.ports);
    }

    /// All that it answers.
    public List<RouteDescription> describe() {
        return routes.all().stream().map(RouteDescription::of).toList();
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::handle);
    }

    private void handle(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        origins.describe(request, response);
        try {
            if (origins.isPreflight(request)) {
                preflight(request, response);
                return;
            }
            send(request, response, answer(request, response));
        } catch (CloseConnectionException e) {
            throw e;
        } catch (ProblemException e) {
            sendProblem(response, e.status(), detail(e), e.retryAfter());
        } catch (LibraryException e) {
            sendProblem(response, status(e), detail(e), null);
        } catch (SecretUnreadableException e) {
            LOG.log(System.Logger.Level.ERROR, "{0}", detail(e));
            sendProblem(response, 503, "the stored app-password cannot be decrypted: the server's secret key changed",
                    null);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR,
                    "%s %s failed".formatted(request.prologue().method(), request.path().path()), e);
            sendProblem(response, 500, "something went wrong; the server's log says what", null);
        }
    }

    private void preflight(ServerRequest request, ServerResponse response) {
        origins.answerPreflight(response, routes.methodsOf(request.path().rawPath()));
        send(request, response, Answer.none());
    }

    private Answer answer(ServerRequest request, ServerResponse response) {
        String path = request.path().rawPath();
        Optional<Match> match = routes.find(request.prologue().method(), path);
        if (match.isEmpty()) {
            List<String> methods = routes.methodsOf(path);
            if (methods.isEmpty()) {
                throw new ProblemException(404, "there is nothing at this path");
            }
            response.header(HeaderNames.ALLOW, String.join(", ", methods));
            throw new ProblemException(405, "this path answers to %s".formatted(String.join(", ", methods)));
        }
        Route route = match.get().route();
        if (route.local() && !ports.local().test(request)) {
            throw new ProblemException(403,
                    "this is done at the server's own machine only: from loopback, through no proxy");
        }
        Caller caller = route.access() == Access.ANYONE ? null : permitted(callers.find(request), route);
        String address = ports.address().apply(request);
        Call call = new Call(request, match.get().parameters(), caller, address, json);
        return new Origin(caller == null ? "" : caller.user().name(), address)
                .during(() -> route.handler().handle(call));
    }

    private static Caller permitted(@Nullable Caller caller, Route route) {
        if (caller == null) {
            throw new ProblemException(401, "sign in first: `Authorization: Bearer` or `X-API-Key`");
        }
        Permission needed = route.access().permission();
        if (needed != null && !caller.user().may(needed)) {
            throw new ProblemException(403, "this needs the permission `%s`".formatted(Names.lower(needed)));
        }
        if (route.access() == Access.ACCOUNT && !caller.scope().isFull()) {
            throw new ProblemException(403, "a credential with scopes may not make or show credentials");
        }
        if (route.changes() && caller.scope().readOnly()) {
            throw new ProblemException(403, "this changes something, and the credential is read-only");
        }
        return caller;
    }

    private static int status(LibraryException e) {
        return switch (e) {
            case LibraryException.NotFound _ -> 404;
            case LibraryException.Forbidden _ -> 403;
            case LibraryException.Invalid _ -> 400;
            case LibraryException.Unavailable _ -> 503;
            case LibraryException.Conflict _ -> 409;
        };
    }

    private static String detail(Exception e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }

    private void send(ServerRequest request, ServerResponse response, Answer answer) {
        String etag = answer.etag();
        if (etag != null) {
            response.header(HeaderNames.ETAG, etag);
            response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
            if (isKnown(request, etag)) {
                response.status(Status.NOT_MODIFIED_304);
                response.send();
                return;
            }
        }
        response.status(Status.create(answer.status()));
        Object body = answer.body();
        if (body == null) {
            response.send();
            return;
        }
        if (body instanceof Streamed streamed) {
            streamed.send(request, response);
            return;
        }
        if (body instanceof MediaBody media) {
            MediaAnswers.send(new HelidonMediaExchange(request, response), media);
            return;
        }
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(json.write(body));
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

    private void sendProblem(ServerResponse response, int status, String detail, @Nullable Duration retryAfter) {
        response.status(Status.create(status));
        FORGOTTEN.forEach(name -> response.headers().remove(HeaderNames.create(name)));
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.CONTENT_TYPE, "application/problem+json");
        if (status == 401) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        if (retryAfter != null) {
            response.header(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        response.send(json.write(Problem.of(status, detail)));
    }
}
