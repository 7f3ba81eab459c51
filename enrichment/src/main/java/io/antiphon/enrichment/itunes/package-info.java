/// The iTunes Search API: covers of albums. Documented in Apple's iTunes Search API guide.
@NullMarked
package io.antiphon.enrichment.itunes;

import org.jspecify.annotations.NullMarked;
