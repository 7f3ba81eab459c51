/// Queues and playback sessions over `/api/v1`, described in `docs/playback.md`. It must not know how they are kept, nor what changes them.
@NullMarked
package io.antiphon.nativeapi.playback;

import org.jspecify.annotations.NullMarked;
