/// Edits of tags, by JDBC. Must not know files.
@NullMarked
package io.antiphon.persistence.tagedit;

import org.jspecify.annotations.NullMarked;
