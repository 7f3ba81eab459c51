/// Podcast feeds: fetched, parsed with ROME and made into what the library understands. Must not decide what is done with
/// them.
@NullMarked
package io.antiphon.enrichment.feed;

import org.jspecify.annotations.NullMarked;
