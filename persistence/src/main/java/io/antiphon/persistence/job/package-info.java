/// Jobs by JDBC.
@NullMarked
package io.antiphon.persistence.job;

import org.jspecify.annotations.NullMarked;
