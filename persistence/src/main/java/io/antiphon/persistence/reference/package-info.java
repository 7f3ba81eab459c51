/// Where things are found elsewhere, by JDBC.
@NullMarked
package io.antiphon.persistence.reference;

import org.jspecify.annotations.NullMarked;
