package io.antiphon.nativeapi.http;

import io.antiphon.core.user.AccountService;
import io.antiphon.core.user.User;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One call of a route.
public final class Call {

    private final ServerRequest request;
    private final Map<String, String> parameters;
    private final @Nullable Caller caller;
    private final String address;
    private final Json json;

    public Call(ServerRequest request, Map<String, String> parameters, @Nullable Caller caller, String address,
            Json json) {
        this.request = request;
        this.parameters = Map.copyOf(parameters);
        this.caller = caller;
        this.address = address;
        this.json = json;
    }

    /// Only on routes that are not for anyone.
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("this route is for anyone");
        }
        return caller;
    }

    public User user() {
        return caller().user();
    }

    public String parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    public boolean isSet(String query) {
        return request.query().contains(query) && request.query().get(query).equals("true");
    }

    /// The first value of a parameter of the query, unless it is empty.
    public Optional<String> query(String name) {
        return request.query().first(name).filter(value -> !value.isBlank());
    }

    public Optional<String> header(HeaderName name) {
        return request.headers().first(name).filter(value -> !value.isBlank());
    }

    /// All values of a parameter of the query.
    public List<String> queries(String name) {
        return request.query().contains(name) ? request.query().all(name) : List.of();
    }

    /// The body as it is.
    ///
    /// @throws ProblemException when it is longer than `limit`
    public byte[] bytes(int limit) {
        try {
            byte[] body = request.content().inputStream().readNBytes(limit + 1);
            if (body.length > limit) {
                throw new ProblemException(413, "this request's body has at most %d bytes".formatted(limit));
            }
            return body;
        } catch (IOException e) {
            throw new ProblemException(400, "the body broke off: %s".formatted(e.getMessage()));
        }
    }

    /// The caller's account; the operator at the machine has none.
    public User account(AccountService accounts) {
        return accounts.findAccount(user().name())
                .filter(user -> user.id().equals(user().id()))
                .orElseThrow(() -> new ProblemException(404, "%s has no account".formatted(user().name())));
    }

    /// For bodies that carry more than JSON.
    public Json json() {
        return json;
    }

    public ServerRequest request() {
        return request;
    }

    /// Where the call comes from.
    public String address() {
        return address;
    }

    /// What else is known of the request.
    public <T> T known(Function<ServerRequest, T> question) {
        return question.apply(request);
    }

    public String client() {
        return request.headers().value(HeaderNames.USER_AGENT).orElse("");
    }

    public <T> T body(Class<T> type) {
        return json.read(request.content().inputStream(), type);
    }

    /// @throws ProblemException naming the field when it is missing
    public static String required(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw new ProblemException(400, "`%s` is missing".formatted(field));
        }
        return value;
    }
}
