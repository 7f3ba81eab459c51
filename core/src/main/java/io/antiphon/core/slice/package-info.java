/// Marked slices of tracks: from a moment to another, with something of the sound around them. Must not know how they are kept or shown.
@NullMarked
package io.antiphon.core.slice;

import org.jspecify.annotations.NullMarked;
