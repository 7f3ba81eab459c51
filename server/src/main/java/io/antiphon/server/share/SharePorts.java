package io.antiphon.server.share;

import io.antiphon.core.artwork.Artwork;
import io.antiphon.core.artwork.PictureTokens;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.core.sharing.ShareLinks;
import io.antiphon.core.sharing.ShareSessions;
import io.antiphon.core.streaming.Transcodes;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.Function;

/// What the pages of shares stand on.
///
/// @param pictures names of pictures that need no account
/// @param address where a request comes from, trusted proxies looked through
public record SharePorts(ShareSessions sessions, ShareLinks links, PictureTokens pictures, Artwork artwork,
        MusicFolders musicFolders,
        PodcastService podcasts, Transcodes transcodes, Function<ServerRequest, String> address) {}
