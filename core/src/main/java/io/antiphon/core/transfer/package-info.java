/// What people did, going out of the library and coming into it, as lines of JSON that depend on no database. Must not know how they look.
@NullMarked
package io.antiphon.core.transfer;

import org.jspecify.annotations.NullMarked;
