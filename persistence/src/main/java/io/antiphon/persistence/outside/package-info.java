/// What others told, in the table `outside_note`. Must not know who tells it.
@NullMarked
package io.antiphon.persistence.outside;

import org.jspecify.annotations.NullMarked;
