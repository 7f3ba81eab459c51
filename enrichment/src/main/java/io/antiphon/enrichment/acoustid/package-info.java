/// AcoustID: recognises sound by its fingerprint. Documented at acoustid.org/webservice.
@NullMarked
package io.antiphon.enrichment.acoustid;

import org.jspecify.annotations.NullMarked;
