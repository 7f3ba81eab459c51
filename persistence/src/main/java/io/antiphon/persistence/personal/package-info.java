/// What people did to the library, by JDBC: stars, ratings, plays, playlists, queues, bookmarks. It hangs on ids only,
/// so that no scan can lose it, and must not know who may see or change what.
@NullMarked
package io.antiphon.persistence.personal;

import org.jspecify.annotations.NullMarked;
