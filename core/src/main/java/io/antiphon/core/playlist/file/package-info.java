/// Playlist files: understanding them as players write them, and writing them. Pure text and bytes: knows neither disks nor the library.
@NullMarked
package io.antiphon.core.playlist.file;

import org.jspecify.annotations.NullMarked;
