/// The pictures that there are of a track, an album or an artist, and which of them is shown: chosen by the scan, by a rule among those that
/// providers offer, or by a curator. Knows neither files, nor the database, nor who the providers are.
@NullMarked
package io.antiphon.core.artwork.variant;

import org.jspecify.annotations.NullMarked;
