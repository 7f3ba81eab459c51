/// What happened, in a table. Must not know what is worth keeping.
@NullMarked
package io.antiphon.persistence.audit;

import org.jspecify.annotations.NullMarked;
