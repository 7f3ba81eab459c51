/// How the server fares, for whoever follows it. Knows nothing of how that is found out.
@NullMarked
package io.antiphon.core.health;

import org.jspecify.annotations.NullMarked;
