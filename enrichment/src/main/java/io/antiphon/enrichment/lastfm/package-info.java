/// Last.fm by its web service, version 2.0. Documented at last.fm/api.
@NullMarked
package io.antiphon.enrichment.lastfm;

import org.jspecify.annotations.NullMarked;
