/// Podcasts: channels that are subscribed to, their episodes, and the files that were downloaded of them. Must not know
/// how feeds are written, how they are fetched, or where rows are kept.
@NullMarked
package io.antiphon.core.podcast;

import org.jspecify.annotations.NullMarked;
