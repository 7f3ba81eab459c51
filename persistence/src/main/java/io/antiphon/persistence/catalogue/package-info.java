/// The library as viewers see it, read by JDBC. Lists are row numbers in the asked order, kept per catalogue version and
/// sliced, and the rows are then read by key in chunks: so no answer costs more than its own rows. Must not know how
/// rows come to be.
@NullMarked
package io.antiphon.persistence.catalogue;

import org.jspecify.annotations.NullMarked;
