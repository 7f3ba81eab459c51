/// Starts servers by their own command lines on empty data folders and measures their start, scans and memory.
///
/// It ends only the processes that it started and deletes only the folders that it made.
@NullMarked
package io.antiphon.benchmarks.scan;

import org.jspecify.annotations.NullMarked;
