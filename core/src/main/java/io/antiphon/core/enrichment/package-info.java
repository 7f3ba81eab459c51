/// What others than tags say of tracks, albums and artists: looking it up in the background, what was found and how sure that is, who said
/// which value and when, and taking it back. Knows providers by what they can be asked only, and no web. See `docs/provenance.md`.
@NullMarked
package io.antiphon.core.enrichment;

import org.jspecify.annotations.NullMarked;
