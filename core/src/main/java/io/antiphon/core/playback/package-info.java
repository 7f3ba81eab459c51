/// What is being played and what comes next: play queues, bookmarks, now playing.
@NullMarked
package io.antiphon.core.playback;

import org.jspecify.annotations.NullMarked;
