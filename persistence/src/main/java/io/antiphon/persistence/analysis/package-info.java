/// What was heard in tracks, in the tables `sound_analysis` and `sound_shape`, and the columns of `track` that show it in lists.
/// Must not know how it was measured.
@NullMarked
package io.antiphon.persistence.analysis;

import org.jspecify.annotations.NullMarked;
