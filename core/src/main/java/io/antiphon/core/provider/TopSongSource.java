package io.antiphon.core.provider;

import java.util.List;

/// Knows which songs of an artist people hear most, the most heard first.
public interface TopSongSource {

    Lookup<List<TopSong>> findTopSongs(ArtistQuery artist);
}
