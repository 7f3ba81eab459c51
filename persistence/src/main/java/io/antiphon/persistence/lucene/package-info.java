/// Lucene indexes beside the database, each in a folder of its own: files that can or cannot be trusted, one writer, many readers. Must
/// not know what is indexed.
@NullMarked
package io.antiphon.persistence.lucene;

import org.jspecify.annotations.NullMarked;
