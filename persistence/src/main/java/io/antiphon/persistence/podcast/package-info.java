/// Podcast channels and episodes by JDBC.
@NullMarked
package io.antiphon.persistence.podcast;

import org.jspecify.annotations.NullMarked;
