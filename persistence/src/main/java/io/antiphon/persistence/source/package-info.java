/// Sources of music, what became of their files, and what is fetched by its address, by JDBC.
@NullMarked
package io.antiphon.persistence.source;

import org.jspecify.annotations.NullMarked;
