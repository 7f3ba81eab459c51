/// Copies of the embedded database: made online, checked by opening them, put back; and what to do with one that cannot be used. Must not
/// know what is in the tables.
@NullMarked
package io.antiphon.persistence.backup;

import org.jspecify.annotations.NullMarked;
