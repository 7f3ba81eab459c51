/// What others than tags say, over `/api/v1`: how look-ups stand, what was found, where values come from, saying others and taking them
/// back. It must not know how anything is looked up or kept.
@NullMarked
package io.antiphon.nativeapi.enrichment;

import org.jspecify.annotations.NullMarked;
