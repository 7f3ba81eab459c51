/// Tracks, albums, artists, genres and folders, and the ports that read them. Ids are random and never change.
/// Must not know how rows are stored or what a client calls them.
@NullMarked
package io.antiphon.core.library;

import org.jspecify.annotations.NullMarked;
