package io.antiphon.server.life;

import io.antiphon.core.text.TextFolding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /// The first song of each album that is there: who it says the album is by, the album is by, and nobody else whose songs are on it. Of one
    /// name there are several when they were told apart by their MusicBrainz ids.
    static List<Song> firstSongs(Collection collection) {
        Comparator<Song> byPlace = Comparator.comparingInt((Song song) -> song.number)
                .thenComparing(song -> collection.rootOf(song.file).relativize(song.file).toString());
        Map<String, Song> firsts = new HashMap<>();
        for (Song song : collection.present()) {
            firsts.merge(key(collection, song), song, (one, other) -> byPlace.compare(one, other) <= 0 ? one : other);
        }
        return List.copyOf(firsts.values());
    }

    static String artistKey(Song song) {
        return TextFolding.fold(song.artist);
    }

    static String fold(String name) {
        return TextFolding.fold(name);
    }
}
