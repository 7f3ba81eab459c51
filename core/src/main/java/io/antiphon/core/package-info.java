/// The library itself: values, use cases and ports. Knows no protocol, no SQL, no HTTP and no ffmpeg;
/// depends on the JDK and JSpecify only. Adapters in other modules implement its ports.
@NullMarked
package io.antiphon.core;

import org.jspecify.annotations.NullMarked;
