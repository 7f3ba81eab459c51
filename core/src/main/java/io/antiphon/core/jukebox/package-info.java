/// The jukebox: one queue that plays on the sound device of the machine the server runs on, for everyone who may use it.
/// Must not know how sound is decoded or what a sound device is.
@NullMarked
package io.antiphon.core.jukebox;

import org.jspecify.annotations.NullMarked;
