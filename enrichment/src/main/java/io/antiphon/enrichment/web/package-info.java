/// Fetching from places that are not trusted: bounded in time and size, and kept out of the local network. Must not know
/// what is fetched or why.
@NullMarked
package io.antiphon.enrichment.web;

import org.jspecify.annotations.NullMarked;
