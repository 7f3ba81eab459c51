package io.antiphon.server.life;

import io.antiphon.core.text.TextFolding;

/// Which songs of a collection are one album: those of one music folder that name the same album and artist, however they are spelled.
final class Albums {

    private Albums() {}

    static String key(Collection collection, Song song) {
        return collection.rootOf(song.file) + "|" + TextFolding.fold(song.artist) + "|" + TextFolding.fold(song.album);
    }
}
