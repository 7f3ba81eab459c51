/// Where finished media is kept. Must not know what it is.
@NullMarked
package io.antiphon.media.store;

import org.jspecify.annotations.NullMarked;
