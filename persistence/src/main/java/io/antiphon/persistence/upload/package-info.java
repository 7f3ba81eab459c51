/// Uploads, by JDBC. Must not know the bytes of files.
@NullMarked
package io.antiphon.persistence.upload;

import org.jspecify.annotations.NullMarked;
