/// The search index: a Lucene index beside the database, which can be made anew from it at any time. Must not know
/// who asks or what an answer looks like.
@NullMarked
package io.antiphon.persistence.search;

import org.jspecify.annotations.NullMarked;
