/// Deezer by its open web service, which needs no key. Documented at developers.deezer.com/api.
@NullMarked
package io.antiphon.enrichment.deezer;

import org.jspecify.annotations.NullMarked;
