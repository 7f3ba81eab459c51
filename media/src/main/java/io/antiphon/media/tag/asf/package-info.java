/// Advanced Systems Format: WMA and WMV files.
@NullMarked
package io.antiphon.media.tag.asf;

import org.jspecify.annotations.NullMarked;
