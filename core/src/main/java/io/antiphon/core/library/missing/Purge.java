package io.antiphon.core.library.missing;

/// What is lost when missing tracks are given up.
///
/// @param token stands for exactly this; another as soon as something else would be lost
public record Purge(String token, Catalogue catalogue, Deeds deeds) {

    /// @param albums that have no other track, and so on with artists and folders
    public record Catalogue(long tracks, long albums, long artists, long folders) {}

    /// @param annotations what people did to tracks, albums, artists and folders, one for each person and thing
    /// @param stars of them with a star, and so on with ratings
    /// @param plays that were counted
    /// @param history single plays with their moments
    /// @param playlistEntries in how many `playlists`
    /// @param queues play queues that lose entries
    /// @param shareItems what links show
    /// @param collectionEntries what people took into collections of their own
    /// @param relations of tracks to others, from or to what is given up
    /// @param slices marked in tracks
    public record Deeds(long annotations, long stars, long ratings, long plays, long history, long playlistEntries,
            long playlists, long bookmarks, long queues, long shareItems,
            long collectionEntries, long relations, long slices) {}

    public boolean isEmpty() {
        return catalogue.tracks() == 0;
    }
}
