/// Tags of files as they stand there, and changing them: shown before, written, listed, undone. Must not know formats.
@NullMarked
package io.antiphon.nativeapi.tag;

import org.jspecify.annotations.NullMarked;
