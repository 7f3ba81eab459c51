/// MusicBrainz by its web service, version 2, as JSON, and the Cover Art Archive beside it. Documented at
/// musicbrainz.org/doc/MusicBrainz_API and musicbrainz.org/doc/Cover_Art_Archive/API.
@NullMarked
package io.antiphon.enrichment.musicbrainz;

import org.jspecify.annotations.NullMarked;
