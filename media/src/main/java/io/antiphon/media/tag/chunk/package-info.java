/// Files made of chunks: WAV and its 64-bit forms, AIFF, DSF and DSDIFF.
@NullMarked
package io.antiphon.media.tag.chunk;

import org.jspecify.annotations.NullMarked;
