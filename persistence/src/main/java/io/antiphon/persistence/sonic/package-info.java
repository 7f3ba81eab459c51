/// The index of sounds: a graph of neighbours in Lucene, beside the database, which can be made anew from the stored vectors at any
/// time. Must not know who asks, nor which tracks they may see.
@NullMarked
package io.antiphon.persistence.sonic;

import org.jspecify.annotations.NullMarked;
