/// Wikipedia: what it says of artists and albums, found by way of MusicBrainz' relations and Wikidata.
@NullMarked
package io.antiphon.enrichment.wikipedia;

import org.jspecify.annotations.NullMarked;
