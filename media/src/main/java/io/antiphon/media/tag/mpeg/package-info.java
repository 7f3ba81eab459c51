/// MPEG audio streams, layers I to III. Must not know what tags mean, only where they stand.
@NullMarked
package io.antiphon.media.tag.mpeg;

import org.jspecify.annotations.NullMarked;
