/// Covers and artist images: where a picture is found and the port that scales it.
@NullMarked
package io.antiphon.core.artwork;

import org.jspecify.annotations.NullMarked;
