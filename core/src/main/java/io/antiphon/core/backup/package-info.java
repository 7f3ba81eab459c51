/// Keeping copies of the library's database. It must not know how they are made.
@NullMarked
package io.antiphon.core.backup;

import org.jspecify.annotations.NullMarked;
