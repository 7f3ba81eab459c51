package io.antiphon.core.outside;

import io.antiphon.core.provider.BiographySource;
import io.antiphon.core.provider.LyricsSource;
import io.antiphon.core.provider.SimilarArtistSource;
import io.antiphon.core.provider.TopSongSource;

/// What can be asked of others.
public enum Topic {
    /// Of an artist.
    BIOGRAPHY(BiographySource.class, Told.Story.class),
    /// Of an artist.
    SIMILAR_ARTISTS(SimilarArtistSource.class, Told.Alike.class),
    /// Of an artist.
    TOP_SONGS(TopSongSource.class, Told.Heard.class),
    /// Of an album.
    ALBUM_NOTES(BiographySource.class, Told.Story.class),
    /// Of a track.
    LYRICS(LyricsSource.class, Told.Words.class);

    private final Class<?> capability;
    private final Class<? extends Told> shape;

    Topic(Class<?> capability, Class<? extends Told> shape) {
        this.capability = capability;
        this.shape = shape;
    }

    /// Who can be asked.
    Class<?> capability() {
        return capability;
    }

    /// What they answer.
    public Class<? extends Told> shape() {
        return shape;
    }
}
