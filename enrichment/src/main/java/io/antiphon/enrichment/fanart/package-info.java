/// Fanart.tv: pictures of artists and albums by their ids at MusicBrainz. Documented at fanarttv.docs.apiary.io.
@NullMarked
package io.antiphon.enrichment.fanart;

import org.jspecify.annotations.NullMarked;
