package io.antiphon.core.change;

/// What kinds of things change. The order is that in which kinds are shown.
public enum ChangeKind {
    TRACK("tracks"), ALBUM("albums"), ARTIST("artists"), FOLDER("folders"), //
    /// A person's own star, rating or plays of something, told by the id of what they are about.
    TRACK_ANNOTATION("trackAnnotations"), ALBUM_ANNOTATION("albumAnnotations"), //
    ARTIST_ANNOTATION("artistAnnotations"), FOLDER_ANNOTATION("folderAnnotations"), //
    EPISODE_ANNOTATION("episodeAnnotations"), CHANNEL_ANNOTATION("channelAnnotations"), //
    PLAYLIST("playlists"),
    /// Told by the id of the track or episode it is set in.
    BOOKMARK("bookmarks"),
    /// Told by the id of its owner.
    PLAY_QUEUE("playQueues"),
    /// Told by the id of the track that is in somebody's own collection, or left it.
    COLLECTION_ENTRY("collectionEntries");

    private final String plural;

    ChangeKind(String plural) {
        this.plural = plural;
    }

    /// What several are called in answers.
    public String plural() {
        return plural;
    }
}
