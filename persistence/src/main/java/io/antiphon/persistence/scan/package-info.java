/// The scan's writes and reads in plain JDBC: batches, few transactions, no query per row. Must not decide anything about
/// the library; that is the scan's.
@NullMarked
package io.antiphon.persistence.scan;

import org.jspecify.annotations.NullMarked;
