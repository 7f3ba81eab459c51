package io.antiphon.nativeapi;

import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.Origin;
import io.antiphon.core.user.SecretUnreadableException;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Answers;
import io.antiphon.nativeapi.http.Authorizer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Caller;
import io.antiphon.nativeapi.http.CallerPorts;
import io.antiphon.nativeapi.http.Callers;
import io.antiphon.nativeapi.http.HttpPorts;
import io.antiphon.nativeapi.http.IdempotencyKeys;
import io.antiphon.nativeapi.http.Json;
import io.antiphon.nativeapi.http.Kit;
import io.antiphon.nativeapi.http.Origins;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.QueryCheck;
import io.antiphon.nativeapi.http.RateLimits;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.RouteDescription;
import io.antiphon.nativeapi.http.Routes;
import io.antiphon.nativeapi.http.Routes.Match;
import io.antiphon.nativeapi.http.Turns;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The native API, to be registered under `/api/v1`. Answers everything below it, errors as problem documents.
public final class NativeApi implements HttpService {

    private static final System.Logger LOG = System.getLogger(NativeApi.class.getName());
    private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");
    private static final HeaderName RATE_LIMIT = HeaderNames.create("RateLimit");
    private static final HeaderName RATE_LIMIT_POLICY = HeaderNames.create("RateLimit-Policy");

    /// What everybody has for themselves at the same path.
    private static final List<String> OWN = List.of("/users/me", "/queue", "/session");

    private final CallerPorts ports;
    private final Origins origins;
    private final Routes routes;
    private final Callers callers;
    private final Kit kit;
    private final Answers answers;
    private final RateLimits limits;
    private final IdempotencyKeys keys;
    private final Turns turns = new Turns();

    public NativeApi(NativePorts ports) {
        HttpPorts http = ports.http();
        this.ports = http.callers();
        this.origins = http.origins();
        this.routes = Rooms.routes(ports);
        this.callers = new Callers(http.callers());
        this.kit = new Kit(new Json(), http.cursors());
        this.answers = new Answers(kit.json());
        this.limits = new RateLimits(http.requestsPerMinute(), http.clock());
        this.keys = new IdempotencyKeys(http.repeats(), kit.json(), http.clock());
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
                origins.answerPreflight(response, routes.methodsOf(request.path().rawPath()));
                response.status(Status.NO_CONTENT_204);
                response.send();
                return;
            }
            Match match = match(request, response);
            answers.send(request, response, match.route(), answer(request, response, match));
        } catch (CloseConnectionException e) {
            throw e;
        } catch (RuntimeException e) {
            answers.sendProblem(request, response, problem(request, e));
        }
    }

    private Match match(ServerRequest request, ServerResponse response) {
        String path = request.path().rawPath();
        Optional<Match> match = routes.find(request.prologue().method(), path);
        if (match.isPresent()) {
            return match.get();
        }
        List<String> methods = routes.methodsOf(path);
        if (methods.isEmpty()) {
            throw new ProblemException(404, "there is nothing at this path");
        }
        response.header(HeaderNames.ALLOW, String.join(", ", methods));
        throw new ProblemException(405, "this path answers to %s".formatted(String.join(", ", methods)));
    }

    private Answer answer(ServerRequest request, ServerResponse response, Match match) {
        Route route = match.route();
        if (route.local() && !ports.local().test(request)) {
            throw new ProblemException(403,
                    "this is done at the server's own machine only: from loopback, through no proxy");
        }
        String address = ports.address().apply(request);
        Caller caller = route.access() == Access.ANYONE ? null : callers.find(request);
        limit(response, caller == null ? address : caller.user().id().value());
        if (route.access() != Access.ANYONE) {
            Authorizer.permitted(caller, route);
        }
        QueryCheck.check(route.takes(), request.query());
        if (route.takes().guarded() && !request.headers().contains(HeaderNames.IF_MATCH)) {
            throw new ProblemException(ProblemType.PRECONDITION_REQUIRED,
                    "send `If-Match` with the `ETag` that reading this gave");
        }
        Call call = new Call(request, route, match.parameters(), caller, address, kit);
        return new Origin(caller == null ? "" : caller.user().name(), address).during(() -> handled(call, caller));
    }

    private Answer handled(Call call, @Nullable Caller caller) {
        if (!call.route().takes().matches() || call.header(HeaderNames.IF_MATCH).isEmpty()) {
            return repeated(call, caller);
        }
        if (call.route().takes().body() != null) {
            // Nobody waits for what somebody else sends slowly.
            var _ = call.keepContent();
        }
        boolean own = OWN.stream().anyMatch(call.route().path()::startsWith);
        String whose = own && caller != null ? caller.user().id().value() : "";
        return turns.inTurn(whose + call.path(), () -> repeated(call, caller));
    }

    private Answer repeated(Call call, @Nullable Caller caller) {
        Route route = call.route();
        Optional<String> key = call.header(IDEMPOTENCY_KEY);
        return caller != null && route.takes().repeatable() && key.isPresent()
                ? keys.once(caller.user().id().value(), key.get(), call, () -> route.handler().handle(call))
                : route.handler().handle(call);
    }

    private void limit(ServerResponse response, String who) {
        if (!limits.isOn()) {
            return;
        }
        RateLimits.Standing standing = limits.take(who);
        response.header(RATE_LIMIT_POLICY, standing.policy());
        response.header(RATE_LIMIT, standing.limit());
        if (!standing.allowed()) {
            throw new ProblemException(429, "%d requests a minute are enough".formatted(standing.quota()),
                    standing.pause());
        }
    }

    private static ProblemException problem(ServerRequest request, RuntimeException failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case LibraryException refusal -> new ProblemException(type(refusal), String.valueOf(refusal.getMessage()));
            case SecretUnreadableException unreadable -> {
                LOG.log(System.Logger.Level.ERROR, "{0}", unreadable.getMessage());
                yield new ProblemException(ProblemType.UNAVAILABLE,
                        "the stored app-password cannot be decrypted: the server's secret key changed");
            }
            default -> {
                LOG.log(System.Logger.Level.ERROR,
                        "%s %s failed".formatted(request.prologue().method(), request.path().path()), failure);
                yield new ProblemException(ProblemType.INTERNAL_ERROR,
                        "something went wrong; the server's log says what");
            }
        };
    }

    private static ProblemType type(LibraryException refusal) {
        return switch (refusal) {
            case LibraryException.NotFound _ -> ProblemType.NOT_FOUND;
            case LibraryException.Forbidden _ -> ProblemType.FORBIDDEN;
            case LibraryException.Invalid _ -> ProblemType.INVALID_REQUEST;
            case LibraryException.Unavailable _ -> ProblemType.UNAVAILABLE;
            case LibraryException.Conflict _ -> ProblemType.CONFLICT;
        };
    }
}
