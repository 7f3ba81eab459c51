/// What is elsewhere: accounts at services that note what people hear, what people did there, places that music comes from, and references to
/// the same things. Must not know providers by name.
@NullMarked
package io.antiphon.nativeapi.elsewhere;

import org.jspecify.annotations.NullMarked;
