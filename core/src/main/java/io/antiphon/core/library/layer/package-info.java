/// Values laid over what tags say: which fields there are, what they may hold, and how a thing's fields stand, as tagged and as shown.
/// Knows neither who said a value nor where it is kept.
@NullMarked
package io.antiphon.core.library.layer;

import org.jspecify.annotations.NullMarked;
