/// What the library learns from elsewhere: feeds, and later other sources. Everything outside may be absent, slow or hostile;
/// what is fetched goes through [io.antiphon.enrichment.web.GuardedHttpClient]. Must not know SQL or the API's protocols.
@NullMarked
package io.antiphon.enrichment;

import org.jspecify.annotations.NullMarked;
