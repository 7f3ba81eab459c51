/// Playlists: files, rules, who sees them. Must not know how a request is dispatched.
@NullMarked
package io.antiphon.nativeapi.playlist;

import org.jspecify.annotations.NullMarked;
