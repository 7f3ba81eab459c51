/// Playlists: who may see and change them, and their port.
@NullMarked
package io.antiphon.core.playlist;

import org.jspecify.annotations.NullMarked;
