/// What others told, in the table `outside_note`, and the pictures that they offer. Must not know who tells it.
@NullMarked
package io.antiphon.persistence.outside;

import org.jspecify.annotations.NullMarked;
