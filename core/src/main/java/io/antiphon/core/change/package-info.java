/// What changed in the library and in what people did to it, in one sequence, so that a client need ask for nothing twice.
/// It must not know how changes are kept or sent.
@NullMarked
package io.antiphon.core.change;

import org.jspecify.annotations.NullMarked;
