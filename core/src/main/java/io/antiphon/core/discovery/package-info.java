/// What goes together: similar artists and tracks, from what the library itself knows. Must not ask the outside world.
@NullMarked
package io.antiphon.core.discovery;

import org.jspecify.annotations.NullMarked;
