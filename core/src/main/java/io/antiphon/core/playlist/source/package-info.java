/// Playlists that come from files: finding the tracks that a file's entries mean, and keeping playlists as the files in music folders say.
/// Reads nothing but the playlist files that a scan saw; where entries lead is asked of the library, never of a disk.
@NullMarked
package io.antiphon.core.playlist.source;

import org.jspecify.annotations.NullMarked;
