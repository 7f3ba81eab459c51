/// Lyrics.ovh: plain lyrics. Documented at lyricsovh.docs.apiary.io.
@NullMarked
package io.antiphon.enrichment.lyricsovh;

import org.jspecify.annotations.NullMarked;
