/// The core's ports in memory: small, honest implementations that keep the contracts, for tests that need a whole server but no
/// database, no index and no ffmpeg.
@NullMarked
package io.antiphon.testing.memory;

import org.jspecify.annotations.NullMarked;
