package io.antiphon.nativeapi.http;

import io.antiphon.core.user.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation as it is described to others.
///
/// @param path below `/api/v1`; a segment in braces is a parameter
/// @param access who may call it: `anyone`, `user`, `account` (a user whose credential is not narrowed) or what the permission is for
/// @param permission that the caller needs; absent for none
/// @param query the names of its query parameters
/// @param local whether it is for callers at the server's own machine only
public record RouteDescription(String method, String path, String access, @Nullable Permission permission,
        boolean local, List<String> query, String summary) {

    public RouteDescription {
        query = List.copyOf(query);
    }

    public static RouteDescription of(Route route) {
        return new RouteDescription(route.method().text(), route.path(), Names.lower(route.access()),
                route.access().permission(), route.local(),
                route.takes().query().stream().map(Parameter::name).toList(),
                route.summary());
    }
}
