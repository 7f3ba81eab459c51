package io.antiphon.nativeapi;

import io.helidon.http.Method;
import java.util.List;

/// One operation.
///
/// @param path below `/api/v1`; a segment in braces is a parameter
/// @param summary one line for the API's description
record Route(Method method, String path, Access access, String summary, Handler handler) {

    /// What answers a call.
    interface Handler {

        Answer handle(Call call);
    }

    /// What is not safe by RFC 9110, section 9.2.1, changes something.
    boolean changes() {
        return !method.equals(Method.GET) && !method.equals(Method.HEAD);
    }

    List<String> segments() {
        return List.of(path.substring(1).split("/"));
    }
}
