package io.antiphon.nativeapi.http;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.AccountService;
import io.antiphon.core.user.User;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One call of a route.
public final class Call {

    private final ServerRequest request;
    private final Map<String, String> parameters;
    private final @Nullable Caller caller;
    private final String address;
    private final Route route;
    private final Kit kit;
    private byte @Nullable [] content;

    public Call(ServerRequest request, Route route, Map<String, String> parameters, @Nullable Caller caller,
            String address, Kit kit) {
        this.request = request;
        this.route = route;
        this.parameters = Map.copyOf(parameters);
        this.caller = caller;
        this.address = address;
        this.kit = kit;
    }

    /// What is called.
    public Route route() {
        return route;
    }

    /// Below `/api/v1`, as sent.
    public String path() {
        return request.path().rawPath();
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

    /// For whom the call is answered.
    public Viewer viewer(MusicFolders musicFolders) {
        return Viewer.of(user(), musicFolders.listMusicFolders());
    }

    public String parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    public boolean isSet(String query) {
        return request.query().contains(query) && request.query().get(query).equals("true");
    }

    /// The first value of a parameter of the query unless it is empty, else what counts when it is not said.
    public Optional<String> query(String name) {
        return request.query()
                .first(name)
                .filter(value -> !value.isBlank())
                .or(() -> route.takes().find(name).flatMap(parameter -> Optional.ofNullable(parameter.standard())));
    }

    /// A number of the query that was said or has a standard.
    public int number(String name) {
        return findNumber(name).orElseThrow(() -> new IllegalStateException(name + " has no standard"));
    }

    public Optional<Integer> findNumber(String name) {
        return query(name).map(Integer::valueOf);
    }

    public Optional<Boolean> findFlag(String name) {
        return query(name).map("true"::equals);
    }

    public Optional<Instant> findMoment(String name) {
        return query(name).map(Instant::parse);
    }

    /// A constant, as [Names#written].
    public <E extends Enum<E>> Optional<E> findChoice(String name, Class<E> type) {
        return query(name).map(text -> Names.read(type, text));
    }

    /// Sees to it that the caller changes the state they have read.
    ///
    /// @param etag of the state as it is, without quotes
    /// @throws ProblemException 412 when `If-Match` names another
    public void requireMatch(String etag) {
        requireMatch(etag::equals);
    }

    /// The same where several tags name one state.
    ///
    /// @param isState whether a tag, without quotes, names the state as it is
    /// @throws ProblemException 412 when `If-Match` names another
    public void requireMatch(Predicate<String> isState) {
        List<String> named = request.headers().values(HeaderNames.IF_MATCH);
        if (!named.isEmpty() && named.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .noneMatch(value -> value.equals("*") || isQuoted(value)
                        && isState.test(value.substring(1, value.length() - 1)))) {
            throw new ProblemException(ProblemType.PRECONDITION_FAILED,
                    "this was changed after you read it: read it again");
        }
    }

    private static boolean isQuoted(String tag) {
        return tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"");
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
        try (InputStream in = content()) {
            byte[] body = in.readNBytes(limit + 1);
            if (body.length > limit) {
                throw new ProblemException(413, "this request's body has at most %d bytes".formatted(limit));
            }
            return body;
        } catch (IOException e) {
            throw new ProblemException(400, "the body broke off: %s".formatted(e.getMessage()));
        }
    }

    /// The body, once; again after [#keepContent].
    public InputStream content() {
        byte[] kept = content;
        return kept == null ? request.content().inputStream() : new ByteArrayInputStream(kept);
    }

    /// Reads the body, which must be a short one, and keeps it for whoever reads it next.
    public byte[] keepContent() {
        byte[] read = kit.json().bytes(content());
        content = read;
        return read;
    }

    /// The caller's account; the operator at the machine has none.
    public User account(AccountService accounts) {
        return accounts.findAccount(user().name())
                .filter(user -> user.id().equals(user().id()))
                .orElseThrow(() -> new ProblemException(404, "%s has no account".formatted(user().name())));
    }

    /// For bodies that carry more than JSON.
    public Json json() {
        return kit.json();
    }

    Kit kit() {
        return kit;
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
        return kit.json().read(kit.json().bytes(content()), type);
    }

    /// @param limit of its length in bytes
    public <T> T body(Class<T> type, int limit) {
        return kit.json().read(bytes(limit), type);
    }

    /// @throws ProblemException naming the field when it is missing
    public static String required(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_BODY, "`%s` is missing".formatted(field), field);
        }
        return value;
    }
}
