/// What all providers stand on: questions to services of the web with answers that are kept, a pace that each service asks for,
/// back-off and a circuit breaker. Must not know what is asked about, nor where a provider's key comes from.
@NullMarked
package io.antiphon.enrichment.provider;

import org.jspecify.annotations.NullMarked;
