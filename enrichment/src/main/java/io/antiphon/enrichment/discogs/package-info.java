/// Discogs: releases, pictures and profiles. Documented at discogs.com/developers.
@NullMarked
package io.antiphon.enrichment.discogs;

import org.jspecify.annotations.NullMarked;
