/// Receives internet radio: stations that speak HTTP with SHOUTcast's titles between the sound, and the playlists that lead to
/// them. Must not know who listens.
@NullMarked
package io.antiphon.enrichment.radio;

import org.jspecify.annotations.NullMarked;
