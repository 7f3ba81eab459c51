/// The REST API under `/api/v1` that scripts and the browser application use, and its server-sent events.
/// It must not know SQL, files, ffmpeg or the Subsonic protocol.
@NullMarked
package io.antiphon.nativeapi;

import org.jspecify.annotations.NullMarked;
