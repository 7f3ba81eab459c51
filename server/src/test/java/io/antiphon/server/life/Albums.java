package io.antiphon.server.life;

import io.antiphon.core.text.TextFolding;

/// Which songs of a collection are one album: those of one music folder that name the same album and artist, however they are
/// spelled, or the same MusicBrainz release.
final class Albums {

    private Albums() {}

    static String key(Collection collection, Song song) {
        return collection.rootOf(song.file) + "|" + name(song);
    }

    /// Within a music folder.
    static String name(Song song) {
        return song.albumMbid.isEmpty() ? TextFolding.fold(song.artist) + "|" + TextFolding.fold(song.album)
                : song.albumMbid;
    }

    static String artistKey(Song song) {
        return TextFolding.fold(song.artist);
    }

    static String fold(String name) {
        return TextFolding.fold(name);
    }
}
