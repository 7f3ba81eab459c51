/// The change feed by JDBC: what writers note, how it gets its numbers, and how viewers read it. Row numbers of the catalogue are kept in
/// sets, one a transaction, so that a scan pays next to nothing. Must not know who asks over which protocol.
@NullMarked
package io.antiphon.persistence.change;

import org.jspecify.annotations.NullMarked;
