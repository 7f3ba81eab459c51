package io.antiphon.nativeapi.http;

import io.helidon.http.Method;
import java.util.List;

/// One operation.
///
/// @param path below `/api/v1`; a segment in braces is a parameter
/// @param local whether it is for whoever sits at the server's own machine only, whatever else they may
/// @param summary one line for the API's description
public record Route(Method method, String path, Access access, boolean local, String summary, Handler handler) {

    public Route(Method method, String path, Access access, String summary, Handler handler) {
        this(method, path, access, false, summary, handler);
    }

    /// The same for whoever sits at the server's own machine: from loopback, through no proxy.
    public Route atTheMachineOnly() {
        return new Route(method, path, access, true, summary, handler);
    }

    /// What answers a call.
    public interface Handler {

        Answer handle(Call call);
    }

    /// What is not safe by RFC 9110, section 9.2.1, changes something.
    public boolean changes() {
        return !method.equals(Method.GET) && !method.equals(Method.HEAD);
    }

    public List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }
}
