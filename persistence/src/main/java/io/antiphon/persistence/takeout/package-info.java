/// What services give people of what they did there: iTunes' library, and the data of Spotify, Last.fm and ListenBrainz, read into the lines that
/// [io.antiphon.persistence.transfer.UserDataImport] takes in. All of it is hostile: read as it streams, bounded in depth, length and number.
/// Knows nothing of this library's own tables.
@NullMarked
package io.antiphon.persistence.takeout;

import org.jspecify.annotations.NullMarked;
