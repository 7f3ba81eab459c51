/// What others than tags say, in the database: steps, candidates, and how look-ups stand. Must not know what values mean or who may say
/// them.
@NullMarked
package io.antiphon.persistence.enrichment;

import org.jspecify.annotations.NullMarked;
