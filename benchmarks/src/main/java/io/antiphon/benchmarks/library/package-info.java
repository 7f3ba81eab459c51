/// Plans and writes libraries that look like people's own: names in many scripts, albums, discs, compilations, covers.
///
/// Everything follows from a seed and a count of tracks, so any part can be made again alone. It knows no server.
@NullMarked
package io.antiphon.benchmarks.library;

import org.jspecify.annotations.NullMarked;
