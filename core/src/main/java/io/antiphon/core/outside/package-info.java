/// What others know of artists, albums and songs: kept here, shown at once, looked up anew behind whoever asks. What is written in
/// tags and beside the music always comes first; that is for those who ask. Must not know who is asked nor how.
@NullMarked
package io.antiphon.core.outside;

import org.jspecify.annotations.NullMarked;
