/// How well what others claim matches what is here: pure arithmetic on names, durations, places and ids, every result explained part
/// by part. Knows no provider, no storage and no thresholds of an operator beyond those it is told.
@NullMarked
package io.antiphon.core.enrichment.match;

import org.jspecify.annotations.NullMarked;
