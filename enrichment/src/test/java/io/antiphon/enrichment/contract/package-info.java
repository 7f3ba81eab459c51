/// What every provider must hold to, whatever its service answers: asked over HTTP, of a server that answers what the tests say.
@NullMarked
package io.antiphon.enrichment.contract;

import org.jspecify.annotations.NullMarked;
