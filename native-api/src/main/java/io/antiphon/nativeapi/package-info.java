/// `/api/v1`: the REST API for scripts, the command line and the browser application. One list of routes says who may call what;
/// dispatch and errors derive from it. Must not know SQL, ffmpeg or the Subsonic protocol.
@NullMarked
package io.antiphon.nativeapi;

import org.jspecify.annotations.NullMarked;
