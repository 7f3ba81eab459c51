/// LRCLIB: lyrics, with times where it has them. Documented at lrclib.net/docs.
@NullMarked
package io.antiphon.enrichment.lrclib;

import org.jspecify.annotations.NullMarked;
