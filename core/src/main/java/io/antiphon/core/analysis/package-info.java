/// What is heard in a track: loudness, shape, tempo, key, and a vector that tells how it sounds; and the work of listening to
/// all tracks in the background. Must not know how sound is decoded or where results are kept.
@NullMarked
package io.antiphon.core.analysis;

import org.jspecify.annotations.NullMarked;
