/// ffmpeg and ffprobe: finding them, asking what they can, and running them under limits. Must not know who listens or why;
/// arguments are always arrays, never a shell's line.
@NullMarked
package io.antiphon.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
