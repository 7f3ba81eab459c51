/// Which tracks sound alike, from the vectors that analysis made: neighbours, paths from one sound to another, and songs that go
/// together. Must not know how sound is measured or how neighbours are found quickly.
@NullMarked
package io.antiphon.core.sonic;

import org.jspecify.annotations.NullMarked;
