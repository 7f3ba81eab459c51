package io.antiphon.nativeapi.share;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareSessions;
import io.antiphon.core.sharing.SharingService;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.time.Clock;
import java.util.function.BiFunction;

/// What sharing stands on.
///
/// @param links where a share's page is, for whoever sends a request
public record SharePorts(SharingService sharing, ShareSessions sessions, MusicFolders musicFolders,
        BiFunction<ShareId, ServerRequest, URI> links, Clock clock) {}
