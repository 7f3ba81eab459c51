/// Smart playlists: rules that choose tracks, in the words of Navidrome's `.nsp` files. Knows what the rules say, not how they are answered.
@NullMarked
package io.antiphon.core.playlist.smart;

import org.jspecify.annotations.NullMarked;
