package io.antiphon.nativeapi.http;

import io.helidon.http.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// One operation: who may call it, what it takes and what it gives. Routing, access, the checks of what is sent and the OpenAPI document all
/// derive from it.
///
/// @param path below `/api/v1`; a segment in braces is a parameter
/// @param local whether it is for whoever sits at the server's own machine only, whatever else they may
/// @param summary one line for the API's description
public record Route(Method method, String path, Access access, boolean local, String summary, Takes takes, Gives gives,
        Handler handler) {

    /// One that takes nothing and gives nothing until it is said.
    public Route(Method method, String path, Access access, String summary, Handler handler) {
        this(method, path, access, false, summary, Takes.NOTHING, Gives.NOTHING, handler);
    }

    /// What answers a call.
    public interface Handler {

        Answer handle(Call call);
    }

    /// The same for whoever sits at the server's own machine: from loopback, through no proxy.
    public Route atTheMachineOnly() {
        return new Route(method, path, access, true, summary, takes, gives, handler);
    }

    /// With these parameters of the query, beside others named before.
    public Route query(Parameter... parameters) {
        return taking(takes.withQuery(List.of(parameters)));
    }

    /// With these parameters of the query, beside others named before.
    public Route query(List<Parameter> parameters) {
        return taking(takes.withQuery(parameters));
    }

    /// With a query that programs elsewhere may complete with what they like.
    public Route anyQuery() {
        return taking(takes.withAnyQuery());
    }

    /// Says what parameters of the path are.
    public Route at(Parameter... parameters) {
        return taking(takes.withPath(List.of(parameters)));
    }

    /// With headers of its own, which it needs.
    public Route needs(Parameter... headers) {
        return taking(takes.withHeaders(Arrays.stream(headers).map(one -> new Takes.Header(one, true)).toList()));
    }

    /// With headers of its own, which it can do without.
    public Route mayHave(Parameter... headers) {
        return taking(takes.withHeaders(Arrays.stream(headers).map(one -> new Takes.Header(one, false)).toList()));
    }

    /// With a JSON body.
    ///
    /// @param record whose components are its fields; those that are not `@Nullable` must be there
    public Route takes(Class<?> record) {
        return taking(takes.withBody(record, null));
    }

    /// With a body that is no JSON.
    public Route takesMedia(String contentType) {
        return taking(takes.withBody(null, contentType));
    }

    /// Repeating it with the same `Idempotency-Key` answers what the first one answered, and does nothing.
    public Route repeatable() {
        return taking(takes.withKeys());
    }

    /// `If-Match` must say which state is changed.
    public Route guarded() {
        return taking(takes.withGuard()).mayFail(ProblemType.PRECONDITION_FAILED, ProblemType.PRECONDITION_REQUIRED);
    }

    /// `If-Match` may say which state is changed; without it the newest one is.
    public Route matched() {
        return taking(takes.withMatching()).mayFail(ProblemType.PRECONDITION_FAILED);
    }

    /// With a JSON body in a 200.
    public Route gives(Class<?> record) {
        return gives(200, record);
    }

    /// With a JSON body.
    public Route gives(int status, Class<?> record) {
        return giving(gives.with(status, record, null));
    }

    /// With a body that is no JSON.
    public Route givesMedia(String contentType) {
        return giving(gives.with(200, null, contentType));
    }

    /// With a status and no body.
    public Route givesStatus(int status) {
        return giving(gives.with(status, null, null));
    }

    /// The body is sent in ranges if asked.
    public Route inRanges() {
        return giving(gives.withRanges());
    }

    /// Its answer carries an `ETag` that `If-None-Match` is held against.
    public Route kept() {
        return giving(gives.withKeeping());
    }

    /// Problems beside those that follow from what it takes.
    public Route mayFail(ProblemType... problems) {
        return giving(gives.withProblems(Set.of(problems)));
    }

    /// What is not safe by RFC 9110, section 9.2.1, changes something.
    public boolean changes() {
        return !method.equals(Method.GET) && !method.equals(Method.HEAD);
    }

    public List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }

    private Route taking(Takes changed) {
        return new Route(method, path, access, local, summary, changed, gives, handler);
    }

    private Route giving(Gives changed) {
        return new Route(method, path, access, local, summary, takes, changed, handler);
    }
}
