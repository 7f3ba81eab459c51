package io.antiphon.core.provider;

/// Tells about artists and albums.
public interface BiographySource {

    Lookup<Biography> findBiography(ArtistQuery artist);

    Lookup<Biography> findAlbumNotes(ReleaseQuery album);
}
