/// The jukebox's sound: files decoded by the transcoder and written to a sound device of this machine. Must not know the queue
/// or who controls it.
@NullMarked
package io.antiphon.media.jukebox;

import org.jspecify.annotations.NullMarked;
