/// Spotify: links and ids, with an application's own credentials. Documented at developer.spotify.com.
@NullMarked
package io.antiphon.enrichment.spotify;

import org.jspecify.annotations.NullMarked;
