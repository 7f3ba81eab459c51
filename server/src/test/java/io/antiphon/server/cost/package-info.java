/// What answers cost, counted instead of timed, so that a machine's mood does not matter. Knows only a whole server.
@NullMarked
package io.antiphon.server.cost;

import org.jspecify.annotations.NullMarked;
