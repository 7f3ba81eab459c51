/// ListenBrainz and servers that speak like it, such as Maloja. Documented at listenbrainz.readthedocs.io.
@NullMarked
package io.antiphon.enrichment.listenbrainz;

import org.jspecify.annotations.NullMarked;
