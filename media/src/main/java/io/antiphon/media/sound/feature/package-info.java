/// Hears what a track sounds like: from samples to a vector whose cosine tells how alike two tracks are, tempo and key. Knows
/// neither files nor how they are decoded.
@NullMarked
package io.antiphon.media.sound.feature;

import org.jspecify.annotations.NullMarked;
