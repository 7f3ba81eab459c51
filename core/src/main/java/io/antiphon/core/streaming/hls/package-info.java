/// HTTP Live Streaming (RFC 8216): how media are cut, the playlists that say so, and the tickets that let players fetch the pieces
/// without credentials. Must not know ffmpeg or the HTTP server.
@NullMarked
package io.antiphon.core.streaming.hls;

import org.jspecify.annotations.NullMarked;
