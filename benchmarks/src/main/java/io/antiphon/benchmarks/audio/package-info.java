/// Writes small valid audio files, tags included, without an encoder. It knows formats and nothing of libraries.
///
/// Sound is synthesised where the format allows it (MP3, FLAC); for Vorbis, Opus and AAC, packets of a tiny recorded
/// template are put together in an order that follows from the track's seed, so that no two files sound the same.
@NullMarked
package io.antiphon.benchmarks.audio;

import org.jspecify.annotations.NullMarked;
