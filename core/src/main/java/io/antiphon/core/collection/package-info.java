/// A person's own collection: tracks of the shared library that they took to themselves. Must not know how it is kept.
@NullMarked
package io.antiphon.core.collection;

import org.jspecify.annotations.NullMarked;
