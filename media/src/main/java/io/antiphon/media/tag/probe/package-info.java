/// The last resort: formats that only ffprobe reads. Must not be asked for anything that our own readers know; runs a
/// program of others on bytes of strangers, so everything about the run is bounded.
@NullMarked
package io.antiphon.media.tag.probe;

import org.jspecify.annotations.NullMarked;
