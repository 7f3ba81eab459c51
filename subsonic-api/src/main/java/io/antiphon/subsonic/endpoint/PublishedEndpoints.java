package io.antiphon.subsonic.endpoint;

import java.util.List;

/// The names that Subsonic 1.16.1 (http://www.subsonic.org/pages/api.jsp) and OpenSubsonic (https://opensubsonic.netlify.app) publish,
/// so that the document of the endpoints can say what is missing here.
final class PublishedEndpoints {

    static final List<String> NAMES = List.of("""
            addChatMessage changePassword createBookmark createInternetRadioStation createPlaylist createPodcastChannel createShare
            createUser deleteBookmark deleteInternetRadioStation deletePlaylist deletePodcastChannel deletePodcastEpisode deleteShare
            deleteUser download downloadPodcastEpisode findSonicPath getAlbum getAlbumInfo getAlbumInfo2 getAlbumList getAlbumList2
            getArtist getArtistInfo getArtistInfo2 getArtists getAvatar getBookmarks getCaptions getChatMessages getCoverArt getGenres
            getIndexes getInternetRadioStations getLicense getLyrics getLyricsBySongId getMusicDirectory getMusicFolders
            getNewestPodcasts getNowPlaying getOpenSubsonicExtensions getPlayQueue getPlayQueueByIndex getPlaylist getPlaylists
            getPodcastEpisode getPodcasts getRandomSongs getScanStatus getShares getSimilarSongs getSimilarSongs2 getSong
            getSongsByGenre getSonicSimilarTracks getStarred getStarred2 getTopSongs getTranscodeDecision getTranscodeStream getUser
            getUsers getVideoInfo getVideos hls jukeboxControl ping refreshPodcasts reportPlayback savePlayQueue savePlayQueueByIndex
            scrobble search search2 search3 setRating star startScan stream tokenInfo unstar updateInternetRadioStation
            updatePlaylist updateShare updateUser""".split("\\s+"));

    private PublishedEndpoints() {}
}
