package io.antiphon.nativeapi;

import io.antiphon.core.backup.DatabaseRebuild;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.Predicate;

/// What making the database anew stands on.
///
/// @param local whether a request comes from this machine's loopback, and nobody passed it on
public record RebuildPorts(DatabaseRebuild rebuild, Predicate<ServerRequest> local) {}
